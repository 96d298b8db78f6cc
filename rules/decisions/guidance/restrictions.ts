import { findByHs } from '../../loader/rowsAt.js';
import type { Pack } from '../../loader/pack.js';
import type { GoodsLine, Restriction } from '../../schemas/restrictions.js';
import { evaluateAll, type Ask, type Held } from '../conditions/evaluate.js';
import type { RestrictionFinding } from './guidance.js';
import { isNamed, originOf, rowsOf, type GuidancePlace } from './place.js';

/** What every pack says of every line the goods are of, or may be of. */
export interface RestrictionsFound {
  findings: RestrictionFinding[];
  missing: Ask[];
}

interface Judged {
  pack: Pack;
  row: Restriction;
  held: Held;
}

/** Prohibited and dangerous goods: line of goods × destination × mode × date, the first row in order that holds. */
export function findRestrictions(place: GuidancePlace): RestrictionsFound {
  const found = linesOf(place).flatMap((line) => judgeLine(line, place));
  return { findings: found.map(({ finding }) => finding), missing: found.flatMap(({ missing }) => missing) };
}

interface Line {
  line: string;
  name: string;
  /** What would settle whether the goods are of it; empty where they are. */
  missing: Ask[];
}

/** The lines that goods are of, or of which they may be as far as is known. */
function linesOf(place: GuidancePlace): Line[] {
  const rows = rowsOf(place.packs, (pack) => pack.lists.goodsLines, place);
  const names = [...new Set(rows.map(({ row }) => row.line))];
  return names.flatMap((line) => {
    const own = rows.filter(({ row }) => row.line === line);
    const held = own.map(({ pack, row }) => isOfLine(pack, row, place));
    const name = own[0]?.row.name ?? line;
    if (held.some(({ truth }) => truth === 'yes')) return [{ line, name, missing: [] }];
    const missing = held.flatMap((one) => one.missing);
    return missing.length === 0 ? [] : [{ line, name, missing }];
  });
}

function isOfLine(pack: Pack, row: GoodsLine, { question, knownOf }: GuidancePlace): Held {
  const no: Held = { truth: 'no', missing: [] };
  if (findByHs([row], question.hsCode) === undefined) return no;
  const held = evaluateAll(row.when, knownOf(pack));
  if (held.truth !== 'unknown') return held;
  const description = (question.description ?? '').toLowerCase();
  const isAsked =
    (row.askedFor ?? []).some((prefix) => question.hsCode.startsWith(prefix)) ||
    (row.words ?? []).some((word) => description.includes(word.toLowerCase()));
  return isAsked ? held : no;
}

function judgeLine(line: Line, place: GuidancePlace): { finding: RestrictionFinding; missing: Ask[] }[] {
  const { question, knownOf, internal } = place;
  const rows = rowsOf(place.packs, (pack) => pack.lists.restrictions, place)
    .filter(({ row }) => row.outsideUnion === undefined || internal.size === 0)
    .filter(({ row }) => row.line === line.line && row.modes.includes(question.mode))
    .filter(({ row }) => isNamed(row.origins, question.origin) && isNamed(row.destinations, question.destination))
    .sort((a, b) => a.row.order - b.row.order)
    .map(({ pack, row }): Judged => ({ pack, row, held: evaluateAll(row.when, knownOf(pack)) }));
  const groups = new Map<string, Judged[]>();
  for (const one of rows) {
    const key = `${one.pack.ref.id} ${one.row.carrier ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => judgeGroup(line, group, place));
}

/** Of the rows of one pack and carrier: all that may decide, up to the first that does. */
function judgeGroup(line: Line, group: readonly Judged[], { question }: GuidancePlace) {
  const possible: Judged[] = [];
  for (const one of group) {
    if (one.held.truth === 'no') continue;
    possible.push(one);
    if (one.held.truth === 'yes') break;
  }
  const [first] = possible;
  // Goods that may be of a line whatever becomes of which they are allowed are not asked about.
  if (first === undefined || (line.missing.length > 0 && possible.every(({ row }) => row.verdict === 'allow')))
    return [];
  const missing = [...line.missing, ...possible.flatMap(({ held }) => held.missing)];
  const isSettled = line.missing.length === 0 && new Set(possible.map(({ row }) => row.verdict)).size === 1;
  const carrier = first.row.carrier ?? null;
  const counts = carrier === null || carrier.toLowerCase() === question.carrier?.toLowerCase();
  const finding: RestrictionFinding = {
    line: line.line,
    lineName: line.name,
    verdict: isSettled ? first.row.verdict : 'depends',
    carrier,
    counts,
    rules: possible.map(({ pack, row }) => ({
      ...originOf(pack, row),
      verdict: row.verdict,
      reason: row.reason,
      needs: row.needs ?? null,
    })),
    asks: isSettled ? [] : [...new Set(missing.map(({ name }) => name))],
  };
  return [{ finding, missing: isSettled || !counts ? [] : missing }];
}
