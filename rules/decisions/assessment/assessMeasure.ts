import type { DeclarationItem } from '../../../domain/declaration/declarationData.js';
import { sentence } from '../../explanations/sentence.js';
import { ZERO, type Decimal } from '../../money/decimal.js';
import { money } from '../../money/rounding.js';
import type { Measure } from '../../schemas/measures.js';
import type { RegimeTax } from '../../schemas/regimes.js';
import type { LineTaxRule, Tax } from '../../schemas/taxRules.js';
import type { ChargeLine } from './assessment.js';
import { chargeOfMeasure } from './chargeLine.js';
import { evaluateTaxRule } from './evaluators/evaluateTaxRule.js';
import type { TaxContext } from './evaluators/taxContext.js';
import { appliedText, findPreference, lowerAmount, missedText, ruleOf, type PreferenceFinding } from './preference.js';
import { convertAt, taxTitle, type TaxPlace } from './taxPlace.js';

/** What one measure comes to on one line. */
export interface MeasureAssessment {
  /** Full legal amount, unrounded: what later taxes are computed on. */
  legalAmount: Decimal;
  charge?: ChargeLine;
  preference?: PreferenceFinding;
}

/** What a measure is computed on, in the currency of the regime. */
interface Amounts {
  value: Decimal;
  base: Decimal;
  taxes?: ReadonlyMap<Tax, Decimal>;
  consignmentBase: Decimal | undefined;
  quotas: Map<string, Decimal> | undefined;
}

/**
 * One tax on one line by its measure, or by a preference in its place where the proof is declared. Where the seller has
 * collected the tax at the sale nothing is charged, and the line says so. Answers the reason if it cannot be computed.
 */
export function assessMeasure(
  place: TaxPlace,
  regimeTax: RegimeTax,
  measure: Measure & { rule: LineTaxRule },
  item: DeclarationItem,
  amounts: Amounts,
  currency: string,
): MeasureAssessment | { cannotSay: string } {
  const preference = findPreference(place, regimeTax.tax, item);
  const applied = preference?.standing === 'applied' ? preference.row : undefined;
  const context: TaxContext = {
    ...amounts,
    currency,
    rounding: regimeTax.rounding ?? place.regime.rounding,
    goods: item,
    convert: (money) => convertAt(place, money, currency),
  };
  const evaluated = evaluateTaxRule(applied === undefined ? measure.rule : ruleOf(applied), context);
  if ('cannotSay' in evaluated) {
    const { code, params } = evaluated.cannotSay;
    return { cannotSay: sentence(code, { ...params, date: place.rates.day }).text };
  }
  const { answer } = evaluated;
  const finding =
    preference === undefined
      ? {}
      : {
          preference: {
            line: item.line,
            scheme: preference.row.scheme,
            standing: preference.standing,
            ruleId: preference.row.id,
          },
        };
  if (!answer.due) return { legalAmount: answer.legalAmount };
  const charge = chargeOfMeasure(place, applied ?? measure, regimeTax, item.line, answer, currency);
  if (preference?.standing === 'applied') {
    charge.explanation = appliedText(place, preference.row, item, charge);
  } else if (preference !== undefined) {
    const lower = lowerAmount(preference.row, context);
    const missed = missedText(preference.row, preference.standing, item, lower);
    charge.explanation = [charge.explanation, missed].join(' ');
  }
  return { legalAmount: answer.legalAmount, charge: atSale(place, regimeTax, charge), ...finding };
}

/** The charge as it is, or nothing to pay where the seller's number says that it was collected at the sale. */
function atSale(place: TaxPlace, { tax, collectedAtSale }: RegimeTax, charge: ChargeLine): ChargeLine {
  if (collectedAtSale === undefined) return charge;
  const number = place.sellerNumbers?.[collectedAtSale.number];
  if (number === undefined) {
    const missing = sentence('charge.no_seller_number', { field: collectedAtSale.number });
    return { ...charge, explanation: [charge.explanation, missing.text].join(' ') };
  }
  return {
    ...charge,
    rate: '0',
    amount: money(ZERO, charge.amount.currency, place.regime.rounding.scale),
    unrounded: '0',
    explanation: sentence('charge.collected_at_sale', { tax: taxTitle(tax, place.regime), number }).text,
  };
}
