import type { DeclarationRow } from '../../prisma/queries/declarationRow.js';

/** Does the authority's own system decide anything between acceptance and exit? */
export const decidesGoods = ({ authority }: DeclarationRow): boolean =>
  [authority.lane, authority.assessment, authority.release].includes('authority');
