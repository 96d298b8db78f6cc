import { sentence } from '../../explanations/sentence.js';
import type { Pack } from '../../loader/pack.js';
import type { PackRegistry } from '../../loader/packRegistry.js';
import { findAnyRow } from '../../loader/packIndex.js';
import { holdsOn, rowsAt } from '../../loader/rowsAt.js';
import { addDays } from '../deadline/workingDays.js';
import type { Validity } from './quote.js';

/** Something that ends an answer on a day. */
type End = { until: string; why: string; ruleId: string; confidence: string };

/**
 * Until when an answer holds: the last day of the row used that ends first, of a pack that another one replaces, or of the
 * product's own term for quotes, whichever comes first.
 *
 * @param ruleIds rows that the answer rests on
 */
export function validityOf(
  registry: PackRegistry,
  packs: readonly Pack[],
  date: string,
  ruleIds: ReadonlySet<string>,
): Validity {
  const ends = [
    ...packs.flatMap((pack) => [...rowEnds(pack, date, ruleIds), ...packEnd(registry, pack)]),
    ...ownTerm(packs, date),
  ];
  const [first] = ends.sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0));
  if (first !== undefined) return first;
  return { until: null, why: sentence('quote.validity_unknown').text, ruleId: null, confidence: 'default' };
}

function rowEnds(pack: Pack, date: string, ruleIds: ReadonlySet<string>): End[] {
  return [...ruleIds].flatMap((id): End[] => {
    const row = findAnyRow(pack, id);
    if (row === undefined || row.until === null || !holdsOn(row, date)) return [];
    const { until, confidence } = row;
    return [{ until, why: sentence('quote.row_ends', { rule: id, until }).text, ruleId: id, confidence }];
  });
}

function packEnd(registry: PackRegistry, { manifest, ref }: Pack): End[] {
  const { country, effectiveFrom } = manifest;
  const later = registry.packs
    .filter((pack) => pack.manifest.country === country && pack.manifest.effectiveFrom > effectiveFrom)
    .map((pack) => pack.manifest.effectiveFrom)
    .sort();
  const [next] = later;
  if (next === undefined) return [];
  const until = addDays(next, -1);
  const why = sentence('quote.pack_replaced', { pack: ref.id, next: `${country}/${next}` }).text;
  return [{ until, why, ruleId: ref.id, confidence: 'official' }];
}

/** The first pack that names a term speaks: that of origin, where the firm is. */
function ownTerm(packs: readonly Pack[], date: string): End[] {
  const [term] = packs.flatMap((pack) => rowsAt(pack.lists.quotes, date));
  if (term === undefined) return [];
  const { id: ruleId, validDays, confidence } = term;
  const until = addDays(date, validDays);
  return [{ until, why: sentence('quote.own_term', { days: String(validDays), until }).text, ruleId, confidence }];
}
