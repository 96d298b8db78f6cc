import type { Money } from '../../../domain/money/money.js';
import { Decimal } from '../../money/decimal.js';
import { Tax } from '../../schemas/taxRules.js';
import type { Assessment, ChargeLine } from './assessment.js';
import { chargeDifferences, type ChargeDifference } from './chargeDifferences.js';

/** The authority's own calculation, as its notice brought it. Line 0 is due once for the whole declaration. */
export interface AuthorityFigures {
  stage: Assessment['stage'];
  /** What the goods are worth at the border of export; shown with the notice, and base of nothing here. */
  customsValue: Money | null;
  lines: readonly { line: number; tax: string; base: Money; rate: string; amount: Money }[];
}

/** Rule and source of every line that stands because the authority says so. */
export const AUTHORITY_SOURCE = 'authority';

/**
 * The assessment that stands where the authority assesses: its lines in the place of ours at origin, each marked as its
 * own. What is due at the destination, and the customs value it rests on there, is no business of its, and stays as we
 * estimate it; the value it names is that of the export, kept with its notice.
 *
 * @returns the assessment, and what differs from ours, charge by charge: `before` is ours, `after` theirs
 */
export function adoptFigures(
  ours: Assessment,
  figures: AuthorityFigures,
): { assessment: Assessment; differences: ChargeDifference[] } {
  const origin = figures.lines.map(toLine);
  const assessment: Assessment = {
    ...ours,
    stage: figures.stage,
    origin,
    totals: { ...ours.totals, origin: totalsOf(origin) },
  };
  return {
    assessment,
    differences: chargeDifferences({ origin: ours.origin, destination: [] }, { origin, destination: [] }),
  };
}

function toLine({ line, tax, base, rate, amount }: AuthorityFigures['lines'][number]): ChargeLine {
  const known = Tax.safeParse(tax).data;
  return {
    line,
    // A tax that we have no word for is collected like a fee, under its own name.
    tax: known ?? ('fee' satisfies Tax),
    base,
    rate,
    amount,
    unrounded: amount.amount,
    explanation: known === undefined ? `The authority charges ${tax}.` : 'The authority calculated it so.',
    ruleId: AUTHORITY_SOURCE,
    source: AUTHORITY_SOURCE,
    confidence: AUTHORITY_SOURCE,
  };
}

function totalsOf(lines: readonly ChargeLine[]): Money[] {
  const currencies = [...new Set(lines.map(({ amount }) => amount.currency))];
  return currencies.map((currency) => {
    const amounts = lines.filter(({ amount }) => amount.currency === currency).map(({ amount }) => amount.amount);
    const scale = Math.max(...amounts.map((amount) => amount.split('.')[1]?.length ?? 0));
    return { amount: amounts.reduce((sum, amount) => sum.plus(amount), new Decimal(0)).toFixed(scale), currency };
  });
}
