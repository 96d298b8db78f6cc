import type { DeclarationItem } from '../../../domain/declaration/declarationData.js';
import { sentence } from '../../explanations/sentence.js';
import { Decimal, ZERO } from '../../money/decimal.js';
import { round } from '../../money/rounding.js';
import type { Measure } from '../../schemas/measures.js';
import type { RegimeTax } from '../../schemas/regimes.js';
import type { Tax } from '../../schemas/taxRules.js';
import type { ChargeLine } from './assessment.js';
import { assessMeasure } from './assessMeasure.js';
import { chargeOfRegimeRate } from './chargeLine.js';
import type { LineValue } from './customsValue.js';
import { flatOfBand } from './flatOfBand.js';
import { findMeasure } from './findMeasure.js';
import type { PreferenceFinding } from './preference.js';
import { taxName, type TaxPlace } from './taxPlace.js';

/** A line of goods on its way through the taxes of a regime. */
export interface TaxedLine {
  item: DeclarationItem;
  value: LineValue;
  /** Full legal amounts by tax, unrounded; a tax that cannot be said is missing. */
  legal: Map<Tax, Decimal>;
  /** The same as they are charged: the regime's share, rounded. */
  charged: Map<Tax, Decimal>;
}

/** One tax on one line: what it comes to, or why that cannot be said. */
export type TaxOnLine =
  { cannotSay: string } | { flat: Measure } | { legal: Decimal; charge?: ChargeLine; preference?: PreferenceFinding };

/** The base of a tax on a line, in the currency of the regime, or the part of it that is not known. */
export type Base = { value: Decimal } | { missing: string };

/** Adds up what the regime names as the base of a tax. */
export function baseOf(place: TaxPlace, regimeTax: RegimeTax, { value, legal, charged }: TaxedLine): Base {
  const taxes = regimeTax.taxesInBase === 'charged' ? charged : legal;
  let base = ZERO;
  for (const part of regimeTax.base) {
    const amount =
      part === 'customs_value'
        ? value.customs
        : part === 'goods_price' || part === 'freight' || part === 'insurance'
          ? value[part === 'goods_price' ? 'goods' : part]
          : taxes.get(part);
    if (amount === undefined) return { missing: taxName(part, place.regime) };
    base = base.plus(amount);
  }
  return { value: regimeTax.baseRounding === undefined ? base : round(base, regimeTax.baseRounding) };
}

/** Computes one tax on one line by the regime's own rate, or by the measure that the goods bear. */
export function taxOnLine(
  place: TaxPlace,
  regimeTax: RegimeTax,
  { item, value, legal }: TaxedLine,
  amounts: { base: Base; consignmentBase: Decimal | undefined; quotas: Map<string, Decimal> | undefined },
  currency: string,
): TaxOnLine {
  const { tax, levied } = regimeTax;
  const { base } = amounts;
  if ('missing' in base) return { cannotSay: sentence('cannot_say.base_unknown', { tax: base.missing }).text };
  if (levied.kind === 'rate') {
    const charge = chargeOfRegimeRate(place, item.line, regimeTax, levied.rate, base.value, currency);
    return { legal: new Decimal(charge.unrounded), charge };
  }
  const found = findMeasure(place, tax, item);
  const params = { country: place.pack.manifest.country, tax: taxName(tax, place.regime), date: place.date };
  if ('digitsMissing' in found) {
    const codes = found.digitsMissing.join(', ');
    return { cannotSay: sentence('cannot_say.digits_missing', { ...params, hsCode: item.hs_code, codes }).text };
  }
  if ('subdivisionMissing' in found) {
    const subdivisions = found.subdivisionMissing.join(', ');
    return { cannotSay: sentence('cannot_say.subdivision_missing', { ...params, subdivisions }).text };
  }
  if ('absent' in found) {
    return regimeTax.absent === 'not_levied'
      ? { legal: ZERO }
      : { cannotSay: sentence('cannot_say.no_measure', { ...params, hsCode: item.hs_code }).text };
  }
  const { measure } = found;
  const { rule } = measure;
  if (rule.kind === 'flat_per_declaration') return { flat: measure };
  if (rule.kind === 'flat_by_consignment_value') {
    const { consignmentBase } = amounts;
    return flatOfBand(place, { ...measure, rule }, consignmentBase, currency);
  }
  const assessed = assessMeasure(
    place,
    regimeTax,
    { ...measure, rule },
    item,
    { ...amounts, base: base.value, value: value.customs, taxes: legal },
    currency,
  );
  if ('cannotSay' in assessed) return assessed;
  const { legalAmount, charge, preference } = assessed;
  return {
    legal: legalAmount,
    ...(charge === undefined ? {} : { charge }),
    ...(preference === undefined ? {} : { preference }),
  };
}
