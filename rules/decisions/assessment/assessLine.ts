import type { DeclarationItem } from '../../../domain/declaration/declarationData.js';
import { sentence } from '../../explanations/sentence.js';
import { findByHs, rowsAt } from '../../loader/rowsAt.js';
import { Decimal, ZERO } from '../../money/decimal.js';
import type { Measure } from '../../schemas/measures.js';
import type { RegimeTax } from '../../schemas/regimes.js';
import type { Tax } from '../../schemas/taxRules.js';
import type { CannotSay, ChargeLine } from './assessment.js';
import { assessMeasure } from './assessMeasure.js';
import { chargeOfRegimeRate, chargeWaived } from './chargeLine.js';
import type { PreferenceFinding } from './preference.js';
import { taxName, type TaxPlace } from './taxPlace.js';

/** Everything one line of goods comes to. */
export interface LineAssessment {
  charges: ChargeLine[];
  cannotSay: CannotSay[];
  /** Measures due once for the declaration, met on this line. */
  flat: Measure[];
  /** Lower duties met on this line, applied or not. */
  preferences: PreferenceFinding[];
  /** Full legal amounts by tax, unrounded; a tax that cannot be said is missing. */
  legal: ReadonlyMap<Tax, Decimal>;
}

/** The taxes of one line, in the regime's order. `value` is the line's customs value in `currency`. */
export function assessLine(place: TaxPlace, item: DeclarationItem, value: Decimal, currency: string): LineAssessment {
  const legal = new Map<Tax, Decimal>();
  const result: LineAssessment = { charges: [], cannotSay: [], flat: [], preferences: [], legal };

  for (const regimeTax of place.regime.taxes) {
    const { tax, levied } = regimeTax;
    const base = baseOf(regimeTax, value, legal);
    if ('missing' in base) {
      const { text: why } = sentence('cannot_say.base_unknown', { tax: taxName(base.missing) });
      result.cannotSay.push({ what: subject(tax, item), why });
    } else if (place.waived?.has(tax) === true) {
      legal.set(tax, ZERO);
      result.charges.push(chargeWaived(place, regimeTax, item.line, base.value, currency));
    } else if (levied.kind === 'rate') {
      const charge = chargeOfRegimeRate(place, item.line, tax, levied.rate, base.value, currency);
      legal.set(tax, new Decimal(charge.unrounded));
      result.charges.push(charge);
    } else {
      applyMeasure(place, regimeTax, item, { value, base: base.value }, currency, legal, result);
    }
  }
  return result;
}

function applyMeasure(
  place: TaxPlace,
  regimeTax: RegimeTax,
  item: DeclarationItem,
  amounts: { value: Decimal; base: Decimal },
  currency: string,
  legal: Map<Tax, Decimal>,
  result: LineAssessment,
): void {
  const { tax } = regimeTax;
  const measure = findMeasure(place, tax, item.hs_code);
  if (measure === undefined) {
    const params = { country: place.pack.manifest.country, tax: taxName(tax), hsCode: item.hs_code, date: place.date };
    result.cannotSay.push({ what: subject(tax, item), why: sentence('cannot_say.no_measure', params).text });
    return;
  }
  const { rule } = measure;
  if (rule.kind === 'flat_per_declaration') {
    legal.set(tax, ZERO);
    result.flat.push(measure);
    return;
  }
  const assessed = assessMeasure(place, regimeTax, { ...measure, rule }, item, amounts, currency);
  if ('cannotSay' in assessed) {
    result.cannotSay.push({ what: subject(tax, item), why: assessed.cannotSay });
    return;
  }
  legal.set(tax, assessed.legalAmount);
  if (assessed.charge !== undefined) result.charges.push(assessed.charge);
  if (assessed.preference !== undefined) result.preferences.push(assessed.preference);
}

/** The measure of a tax on an HS code: of those for this partner, the one with the longest prefix. */
export function findMeasure(place: TaxPlace, tax: Tax, hsCode: string): Measure | undefined {
  const { pack, regime, partner, date } = place;
  const candidates = rowsAt(pack.lists.measures, date).filter(
    (row) =>
      row.flow === regime.flow && row.tax === tax && (row.partners.includes(partner) || row.partners.includes('*')),
  );
  return findByHs(candidates, hsCode);
}

function baseOf(
  regimeTax: RegimeTax,
  value: Decimal,
  legal: ReadonlyMap<Tax, Decimal>,
): { value: Decimal } | { missing: Tax } {
  let base = ZERO;
  for (const part of regimeTax.base) {
    const amount = part === 'customs_value' ? value : legal.get(part);
    if (amount === undefined) return part === 'customs_value' ? { value } : { missing: part };
    base = base.plus(amount);
  }
  return { value: base };
}

const subject = (tax: Tax, item: DeclarationItem): string => `${taxName(tax)} on line ${item.line}`;
