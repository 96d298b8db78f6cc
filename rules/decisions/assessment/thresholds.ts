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
    const amount = threshold.upTo ?? threshold.below ?? threshold.above;
    const limit = amount === undefined ? undefined : convertAt(place, amount, currency);
    const value = values[threshold.of];
    if (amount === undefined || limit === undefined || value === undefined) {
      return { cannotSay: sentence('cannot_say.no_threshold_value', { of: inName(threshold.of) }).text };
    }
    if (isFree(threshold, value, limit))
      return { legal: ZERO, charge: chargeUnder(place, regimeTax, line, threshold, { value, base }, currency) };
  }
  return undefined;
}

const isFree = ({ upTo, below }: Threshold, value: Decimal, limit: Decimal): boolean =>
  upTo !== undefined
    ? value.lessThanOrEqualTo(limit)
    : below !== undefined
      ? value.lessThan(limit)
      : value.greaterThan(limit);

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
  const params = {
    tax: taxTitle(tax, regime),
    of: inName(threshold.of),
    value: inWords(money(value, currency, Math.max(2, Math.min(4, value.decimalPlaces())))),
    limit: inWords(threshold.upTo ?? threshold.below ?? threshold.above ?? { amount: '0', currency }),
  };
  const code = threshold.upTo ? 'charge.up_to_value' : threshold.below ? 'charge.below_value' : 'charge.above_value';
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
