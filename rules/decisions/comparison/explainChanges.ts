import type { Json } from '../../../domain/json.js';
import { sentence } from '../../explanations/sentence.js';
import type { Pack } from '../../loader/pack.js';
import { findAnyRow } from '../../loader/packIndex.js';
import type { CannotSay, ChargeLine } from '../assessment/assessment.js';
import {
  differenceOf,
  groupCharges,
  type ChargeDifference,
  type ChargeGroup,
  type Charges,
} from '../assessment/chargeDifferences.js';

/** A row as it is cited; `from` and `until` are null where the pack it stands in is no longer here. Plain JSON. */
export type CitedRow = {
  ruleId: string;
  source: string;
  confidence: string;
  from: string | null;
  until: string | null;
  base: string;
  rate: string;
  explanation: string;
};

/** A charge that differs, with the rows it rests on before and after, and in words what changed. */
export type ExplainedDifference = ChargeDifference & {
  because: string[];
  beforeRows: CitedRow[];
  afterRows: CitedRow[];
};

/** An assessment, the packs it was made with, and the exchange rates it used, as facts of its decision have them. */
export interface Assessed {
  charges: Charges & { cannotSay: readonly CannotSay[] };
  packs: readonly Pack[];
  rates: Json | undefined;
}

/** What differs, and what could be said before and no longer, or only now. */
export type ExplainedChanges = {
  differences: ExplainedDifference[];
  rates: { before: Json; after: Json } | null;
  noLongerSaid: CannotSay[];
  nowSaid: CannotSay[];
};

/** Explains, charge by charge, how two assessments differ: which row took the place of which, and whether base or rate moved. */
export function explainChanges(before: Assessed, after: Assessed): ExplainedChanges {
  const [earlier, later] = [groupCharges(before.charges), groupCharges(after.charges)];
  const differences = [...new Set([...earlier.keys(), ...later.keys()])].flatMap((key) => {
    const [from, to] = [earlier.get(key), later.get(key)];
    const [rowsBefore, rowsAfter] = [cite(from, before.packs), cite(to, after.packs)];
    return differenceOf(from, to).map((difference) => ({
      ...difference,
      because: reasons(rowsBefore, rowsAfter),
      beforeRows: rowsBefore,
      afterRows: rowsAfter,
    }));
  });
  const [ratesBefore, ratesAfter] = [before.rates ?? [], after.rates ?? []];
  const lacking = (of: Assessed, than: Assessed): CannotSay[] =>
    of.charges.cannotSay.filter(({ what }) => !than.charges.cannotSay.some((other) => other.what === what));
  return {
    differences,
    rates:
      JSON.stringify(ratesBefore) === JSON.stringify(ratesAfter) ? null : { before: ratesBefore, after: ratesAfter },
    noLongerSaid: lacking(after, before),
    nowSaid: lacking(before, after),
  };
}

const cite = (group: ChargeGroup | undefined, packs: readonly Pack[]): CitedRow[] =>
  group?.charges.map((charge) => citeRow(charge, packs)) ?? [];

function citeRow(
  { ruleId, source, confidence, base, rate, explanation }: ChargeLine,
  packs: readonly Pack[],
): CitedRow {
  const [row] = packs.flatMap((pack) => findAnyRow(pack, ruleId) ?? []);
  const baseText = `${base.amount} ${base.currency}`;
  const span = { from: row?.from ?? null, until: row?.until ?? null };
  return { ruleId, source, confidence, ...span, base: baseText, rate, explanation };
}

function reasons(before: readonly CitedRow[], after: readonly CitedRow[]): string[] {
  const of = (rows: readonly CitedRow[], member: 'ruleId' | 'base' | 'rate'): string =>
    rows.map((row) => row[member]).join(', ') || sentence('authority.none').text;
  return (['ruleId', 'base', 'rate'] as const).flatMap((member) => {
    const params = { before: of(before, member), after: of(after, member) };
    return params.before === params.after ? [] : [sentence(`changed.${member}`, params).text];
  });
}
