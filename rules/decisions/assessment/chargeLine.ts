import type { Money } from '../../../domain/money/money.js';
import { sentence } from '../../explanations/sentence.js';
import { Decimal, percent, ZERO } from '../../money/decimal.js';
import { money, round, unroundedText } from '../../money/rounding.js';
import type { Measure } from '../../schemas/measures.js';
import type { RegimeTax } from '../../schemas/regimes.js';
import { WHOLE_DECLARATION, type ChargeLine } from './assessment.js';
import type { TaxAnswer } from './evaluators/taxContext.js';
import { taxTitle, type TaxPlace } from './taxPlace.js';

/** `CNY 12.50`, as sentences say it. */
export const inWords = ({ amount, currency }: Money): string => `${currency} ${amount}`;

/** A charge whose rate is the regime's own, such as the tariff of 0 % within retail import. */
export function chargeOfRegimeRate(
  place: TaxPlace,
  line: number,
  { tax, rounding: own }: RegimeTax,
  rate: string,
  base: Decimal,
  currency: string,
): ChargeLine {
  const { regime } = place;
  const rounding = own ?? regime.rounding;
  const unrounded = base.times(rate);
  const amount = money(round(unrounded, rounding), currency, rounding.scale);
  const params = { tax: taxTitle(tax, regime), rate: percent(rate), regime: regime.name, amount: inWords(amount) };
  return {
    line,
    tax,
    base: money(round(base, regime.rounding), currency, regime.rounding.scale),
    rate: new Decimal(rate).toString(),
    amount,
    unrounded: unroundedText(unrounded),
    explanation: sentence('charge.regime_rate', params).text,
    ruleId: regime.id,
    source: regime.source,
    confidence: regime.confidence,
  };
}

/** A charge by a measure, of which the regime collects all or a share. Rounded once, at the end. */
export function chargeOfMeasure(
  place: TaxPlace,
  measure: Pick<Measure, 'id' | 'tax' | 'source' | 'confidence'>,
  regimeTax: RegimeTax,
  line: number,
  answer: TaxAnswer,
  currency: string,
): ChargeLine {
  const { regime } = place;
  const rounding = regimeTax.rounding ?? regime.rounding;
  const share = new Decimal(regimeTax.levied.kind === 'share' ? regimeTax.levied.share : 1);
  const unrounded = answer.legalAmount.times(share);
  const amount = money(round(unrounded, rounding), currency, rounding.scale);
  const base = money(round(answer.base, regime.rounding), currency, regime.rounding.scale);
  const params = {
    tax: taxTitle(measure.tax, regime),
    rate: percent(answer.rate ?? '0'),
    base: inWords(base),
    share: percent(share),
    unrounded: unroundedText(unrounded),
    amount: inWords(amount),
    ...answer.said?.params,
  };
  const code = answer.said?.code ?? (share.equals(1) ? 'charge.ad_valorem' : 'charge.share');
  return {
    line,
    tax: measure.tax,
    base,
    rate: answer.rateText ?? share.times(answer.rate ?? 0).toString(),
    amount,
    unrounded: unroundedText(unrounded),
    explanation: sentence(code, params).text,
    ruleId: measure.id,
    source: measure.source,
    confidence: measure.confidence,
  };
}

/** Nothing to pay: the tax on the whole declaration is too little for the regime to collect it. */
export function chargeWaived(
  { regime }: TaxPlace,
  { tax, notCollectedBelow, notCollectedUpTo }: RegimeTax,
  charge: ChargeLine,
): ChargeLine {
  const { currency } = charge.amount;
  const [code, limit] =
    notCollectedUpTo === undefined
      ? (['charge.below_minimum', notCollectedBelow] as const)
      : (['charge.up_to_minimum', notCollectedUpTo] as const);
  const minimum = inWords({ amount: limit ?? '0', currency });
  return {
    ...charge,
    rate: '0',
    amount: money(ZERO, currency, regime.rounding.scale),
    unrounded: '0',
    explanation: sentence(code, { tax: taxTitle(tax, regime), minimum }).text,
    ruleId: regime.id,
    source: regime.source,
    confidence: regime.confidence,
  };
}

/** A charge due once for the declaration, in the measure's own currency. */
export function chargeOfFlatMeasure({ regime }: TaxPlace, measure: Measure, amount: Money): ChargeLine {
  const params = { tax: taxTitle(measure.tax, regime), amount: inWords(amount) };
  return {
    line: WHOLE_DECLARATION,
    tax: measure.tax,
    base: amount,
    rate: 'flat',
    amount,
    unrounded: new Decimal(amount.amount).toString(),
    explanation: sentence('charge.flat', params).text,
    ruleId: measure.id,
    source: measure.source,
    confidence: measure.confidence,
  };
}
