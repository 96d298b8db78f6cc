import type { DeclarationItem } from '../../../domain/declaration/declarationData.js';
import type { Pack } from '../../loader/pack.js';
import { findByHs, rowsAt } from '../../loader/rowsAt.js';
import type { Permit } from '../../schemas/permits.js';
import { evaluateExemptions } from '../conditions/evaluate.js';
import type { Known } from '../conditions/known.js';

/** What is asked about one item; a declaration's items fit. */
export type PermitItem = Pick<DeclarationItem, 'hs_code' | 'requested_certificates'>;

/** A permit row and the items it is needed for. */
export interface Need<I extends PermitItem = DeclarationItem> {
  row: Permit;
  items: I[];
}

/**
 * Needs by permit type; where several rows of one type fit an item, the most specific one speaks for it. A row that does not
 * apply, by what is known of the item, needs nothing.
 */
export function findNeeds<I extends PermitItem>(
  pack: Pack,
  items: readonly I[],
  destination: string,
  date: string,
  knownOf: (item: I) => Known = () => ({ facts: {} }),
): Need<I>[] {
  const rows = permitRows(pack, destination, date);
  const types = [...new Set(rows.map((row) => row.permitType))];
  return types.flatMap((type) => {
    const ofType = rows.filter((row) => row.permitType === type);
    const rowFor = (item: I): Permit | undefined => {
      const row = findByHs(
        ofType.filter((candidate) => isAskedFor(candidate, item)),
        item.hs_code,
      );
      return row !== undefined && 'because' in evaluateExemptions(row.doesNotApply, knownOf(item)) ? undefined : row;
    };
    const needing = items.filter((item) => rowFor(item) !== undefined);
    const row = needing[0] === undefined ? undefined : rowFor(needing[0]);
    return row === undefined ? [] : [{ row, items: needing }];
  });
}

/** Rows of `permits.json` for a destination on a day. */
export const permitRows = (pack: Pack, destination: string, date: string): Permit[] =>
  rowsAt(pack.lists.permits, date).filter(
    (row) => row.destinations.includes(destination) || row.destinations.includes('*'),
  );

/** A certificate that the law does not ask for is needed only for the items whose exporter wants it. */
const isAskedFor = (row: Permit, item: PermitItem): boolean =>
  row.onRequest === undefined || item.requested_certificates?.includes(row.onRequest) === true;

/**
 * Do the pack's lists answer on the day for these goods, leaving the country or coming into it? A pack of a country's imports
 * says nothing of its exports, whatever goods it knows.
 */
export const isKnown = (pack: Pack, hsCode: string, flow: 'export' | 'import', date: string): boolean =>
  pack.manifest.roles.includes(ROLES[flow]) &&
  rowsAt(pack.lists.goods, date).some(
    (row) => row.hsCode === hsCode.slice(0, 6) && (row.flow === undefined || row.flow === flow),
  );

const ROLES = { export: 'origin', import: 'destination' } as const;
