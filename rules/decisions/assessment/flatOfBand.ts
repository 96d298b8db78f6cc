import { sentence } from '../../explanations/sentence.js';
import type { Decimal } from '../../money/decimal.js';
import { money } from '../../money/rounding.js';
import type { Measure } from '../../schemas/measures.js';
import type { TaxRuleOf } from '../../schemas/taxRules.js';
import { inWords } from './chargeLine.js';
import { convertAt, type TaxPlace } from './taxPlace.js';

/** The flat amount of the band into which the value of the consignment falls, or why none can be told. */
export function flatOfBand(
  place: TaxPlace,
  measure: Measure & { rule: TaxRuleOf<'flat_by_consignment_value'> },
  consignmentValue: Decimal | undefined,
  currency: string,
): { flat: Measure } | { cannotSay: string } {
  if (consignmentValue === undefined) return { cannotSay: sentence('cannot_say.no_consignment_value').text };
  for (const { upTo, below, amount } of measure.rule.bands) {
    const end = upTo ?? below;
    const limit = end === undefined ? undefined : convertAt(place, end, currency);
    if (end !== undefined && limit === undefined) {
      const params = { base: end.currency, quote: currency, date: place.rates.day };
      return { cannotSay: sentence('cannot_say.no_rate_for_measure', params).text };
    }
    const isWithin =
      limit === undefined ||
      (upTo === undefined ? consignmentValue.lessThan(limit) : consignmentValue.lessThanOrEqualTo(limit));
    if (isWithin) return { flat: { ...measure, rule: { kind: 'flat_per_declaration', amount } } };
  }
  const value = inWords(money(consignmentValue, currency, Math.max(2, consignmentValue.decimalPlaces())));
  return { cannotSay: sentence('cannot_say.beyond_bands', { value }).text };
}
