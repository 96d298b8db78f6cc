import type { Money } from '../../../domain/money/money.js';
import type { Decimal } from '../../money/decimal.js';
import { sum, ZERO } from '../../money/decimal.js';
import { money, round } from '../../money/rounding.js';
import { sentence } from '../../explanations/sentence.js';
import type { RegimeTax, Threshold } from '../../schemas/regimes.js';
import type { ChargeLine } from './assessment.js';
import { inWords } from './chargeLine.js';
import type { LineValue } from './customsValue.js';
import { convertAt, taxTitle, type TaxPlace } from './taxPlace.js';
import type { TaxedLine, TaxOnLine } from './taxOnLine.js';

/** What a consignment is worth, all lines together, in the currency of the regime. */
export interface ConsignmentValues {
  goods_price: Decimal;
  customs_value: Decimal;
  /** Missing where there is no rate for freight or insurance. */
  landed: Decimal | undefined;
}

/** Adds up the values of all lines. */
export function consignmentValues(values: readonly LineValue[]): ConsignmentValues {
  const parts = values.map(({ goods, freight, insurance }) =>
    freight === undefined || insurance === undefined ? undefined : goods.plus(freight).plus(insurance),
  );
  const known = parts.filter((part) => part !== undefined);
  return {
    goods_price: sum(values.map(({ goods }) => goods)),
    customs_value: sum(values.map(({ customs }) => customs)),
    landed: known.length === parts.length ? sum(known) : undefined,
  };
}

/**
 * Nothing to pay on a line because the consignment is small; undefined where no threshold of the tax fits. Where the value
 * that a threshold is held against is not known, that is said: neither side of it is guessed.
 */
export function underThreshold(
  place: TaxPlace,
  regimeTax: RegimeTax,
  lines: readonly TaxedLine[],
  line: TaxedLine,
  base: Decimal,
  currency: string,
): TaxOnLine | undefined {
  const values = consignmentValues(lines.map(({ value }) => value));
  for (const threshold of regimeTax.notLevied ?? []) {
    if (!fits(place, threshold, lines, line)) continue;
    const bound = boundOf(threshold);
    const limit = convertAt(place, bound.amount, currency);
    const value = values[threshold.of];
    if (limit === undefined || value === undefined) {
      return { cannotSay: sentence('cannot_say.no_threshold_value', { of: inName(threshold.of) }).text };
    }
    if (bound.frees(value, limit))
      return { legal: ZERO, charge: chargeUnder(place, regimeTax, line, threshold, { value, base }, currency) };
  }
  return undefined;
}

/** Which values a threshold frees, by how it is written. */
const BOUNDS = {
  upTo: { code: 'charge.up_to_value', frees: (value: Decimal, limit: Decimal) => value.lessThanOrEqualTo(limit) },
  below: { code: 'charge.below_value', frees: (value: Decimal, limit: Decimal) => value.lessThan(limit) },
  above: { code: 'charge.above_value', frees: (value: Decimal, limit: Decimal) => value.greaterThan(limit) },
  atLeast: { code: 'charge.from_value', frees: (value: Decimal, limit: Decimal) => value.greaterThanOrEqualTo(limit) },
} as const;

function boundOf(threshold: Threshold): (typeof BOUNDS)[keyof typeof BOUNDS] & { amount: Money } {
  const { upTo, below, above, atLeast } = threshold;
  if (upTo !== undefined) return { ...BOUNDS.upTo, amount: upTo };
  if (below !== undefined) return { ...BOUNDS.below, amount: below };
  if (above !== undefined) return { ...BOUNDS.above, amount: above };
  if (atLeast !== undefined) return { ...BOUNDS.atLeast, amount: atLeast };
  throw new Error('a threshold has one limit, as its schema asks');
}

const fits = (
  { partner }: TaxPlace,
  { partners, origins, exceptOrigins = [], exceptHs = [] }: Threshold,
  lines: readonly TaxedLine[],
  line: TaxedLine,
): boolean =>
  (partners === undefined || partners.includes(partner)) &&
  (origins === undefined || lines.every(({ item }) => origins.includes(item.origin))) &&
  !exceptOrigins.includes(line.item.origin) &&
  !exceptHs.some((prefix) => line.item.hs_code.startsWith(prefix));

const inName = (of: Threshold['of']): string =>
  ({ goods_price: 'price of the goods', customs_value: 'customs value', landed: 'value with freight and insurance' })[
    of
  ];

function chargeUnder(
  { regime }: TaxPlace,
  { tax, rounding: own }: RegimeTax,
  { item }: TaxedLine,
  threshold: Threshold,
  { value, base }: { value: Decimal; base: Decimal },
  currency: string,
): ChargeLine {
  const rounding = own ?? regime.rounding;
  const { code, amount } = boundOf(threshold);
  const params = {
    tax: taxTitle(tax, regime),
    of: inName(threshold.of),
    value: inWords(money(value, currency, Math.max(2, Math.min(4, value.decimalPlaces())))),
    limit: inWords(amount),
  };
  return {
    line: item.line,
    tax,
    base: money(round(base, regime.rounding), currency, regime.rounding.scale),
    rate: '0',
    amount: money(ZERO, currency, rounding.scale),
    unrounded: '0',
    explanation: sentence(code, params).text,
    ruleId: regime.id,
    source: regime.source,
    confidence: regime.confidence,
  };
}
