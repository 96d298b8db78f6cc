import type { NoticeKind } from '../../domain/clearance/notices.js';
import type { DeclarationRow } from '../../prisma/queries/declarationRow.js';

/** The one arrow that the authority's notices now lead along, and the instant of theirs that it follows. */
export interface Mirror {
  notice: NoticeKind;
  at: string;
}

/** Undefined when the record has followed everything that the authority's notices say. */
export function findMirror(_declaration: DeclarationRow): Mirror | undefined {
  return undefined;
}
