import type { Decision } from '../../../domain/decision.js';
import type { Money } from '../../../domain/money/money.js';
import { sentence, type Sentence } from '../../explanations/sentence.js';
import type { PackRegistry } from '../../loader/packRegistry.js';
import { dateAtDestination, rulesetRef } from '../../loader/rulesetRef.js';
import { Decimal, percent, sum } from '../../money/decimal.js';
import { tellConversion } from '../../money/rateBook.js';
import { money, shownScale } from '../../money/rounding.js';
import { makeDecision } from '../makeDecision.js';
import { assessDestination } from './assessDestination.js';
import type { AssessDutyInput, Assessment, ChargeLine } from './assessment.js';
import { assessOrigin } from './assessOrigin.js';
import type { SideAssessment } from './assessSide.js';
import { inWords } from './chargeLine.js';

/**
 * Duty and tax of a declaration, line by line, charges at origin apart from destination charges.
 * Rows are those of the ruleset's day in their own country; amounts are decimal text in the regime's currency. What no
 * sourced row answers stands in `cannotSay`, and its charges are missing rather than zero.
 * Throws {@link PackError} if a pack of the ruleset is gone or changed.
 */
export function assessDuty(registry: PackRegistry, input: AssessDutyInput): Decision<Assessment> {
  const { data, stage, buyerYearToDate, rates, paidOn } = input;
  const ruleset = input.ruleset ?? rulesetRef(registry, data.corridor, input.date);
  const originPack = registry.packOf(ruleset, data.corridor.origin);
  const destinationPack = registry.packOf(ruleset, data.corridor.destination);
  const origin = assessOrigin(data, originPack, ruleset.date, rates);
  const besides = { buyerYearToDate, rates, paidOn };
  const destination = assessDestination(data, destinationPack, dateAtDestination(ruleset), besides);

  const value: Assessment = {
    stage,
    origin: origin.charges,
    destination: destination.charges,
    totals: { origin: totalsOf(origin.charges), destination: totalsOf(destination.charges) },
    customsValue: customsValueOf(input, destination),
    destinationIsEstimate: data.destination_charges_paid_by !== 'seller',
    cannotSay: [...origin.cannotSay, ...destination.cannotSay],
  };
  return makeDecision({
    kind: 'assessment',
    value,
    sentences: sentencesOf(value, { origin, destination }, data.items.length),
    ruleId: destination.regime?.id ?? origin.regime?.id ?? 'none',
    facts: {
      stage,
      packs: ruleset.packs.map(({ id, version, hash }) => ({ id, version, hash })),
      rulesetDate: ruleset.date,
      ...(ruleset.destinationDate === undefined ? {} : { destinationDate: ruleset.destinationDate }),
      lineValues: destination.valued?.values.map((lineValue) => lineValue.toString()) ?? [],
      rates: [...(origin.rates ?? []), ...(destination.rates ?? [])],
      preferences: destination.preferences ?? [],
      buyerYearToDate: buyerYearToDate === undefined ? null : inWords(buyerYearToDate),
    },
    pack: originPack.ref,
    time: input,
  });
}

/** One sum a currency, in the order in which currencies appear. Different taxes are added, never set off. */
export function totalsOf(charges: readonly ChargeLine[]): Money[] {
  const currencies = [...new Set(charges.map((charge) => charge.amount.currency))];
  return currencies.map((currency) => {
    const amounts = charges
      .filter((charge) => charge.amount.currency === currency)
      .map((charge) => charge.amount.amount);
    const scale = Math.max(...amounts.map((amount) => amount.split('.')[1]?.length ?? 0));
    return money(sum(amounts.map((amount) => new Decimal(amount))), currency, scale);
  });
}

/** The destination's customs value, or the goods' price as invoiced where it could not be found. */
function customsValueOf({ data }: AssessDutyInput, { regime, valued }: SideAssessment): Assessment['customsValue'] {
  if (regime !== undefined && valued !== undefined) {
    return { ...money(valued.total, valued.currency, regime.rounding.scale), basis: regime.valueBasis };
  }
  const { currency } = data.invoice;
  const prices = data.items.filter((item) => item.value.currency === currency);
  const total = sum(prices.map((item) => new Decimal(item.value.amount)));
  return { amount: total.toFixed(shownScale(total, currency)), currency, basis: 'invoice_price' };
}

/** What the law takes of the value, where that is not all of it. */
function valuationText({ regime, valued }: SideAssessment): Sentence[] {
  if (regime?.valuation === undefined || valued === undefined) return [];
  const { share, less } = regime.valuation;
  const taken = [
    ...(share === undefined ? [] : [percent(share)]),
    ...(less === undefined ? [] : [`${inWords(less)} less`]),
  ];
  return [sentence('assessment.value_taken', { taken: taken.join(', ') })];
}

/** The event that fixed the exchange rate, where that is another one than acceptance and its day is known. */
function rateEventText({ regime, rates = [] }: SideAssessment): Sentence[] {
  const [first] = rates;
  const event = regime?.rateDate.event;
  if (first === undefined || (event !== 'sale' && event !== 'exportation')) return [];
  return [sentence('assessment.rate_event', { event, date: first.date })];
}

function sentencesOf(
  value: Assessment,
  { origin, destination }: Record<'origin' | 'destination', SideAssessment>,
  lines: number,
): Sentence[] {
  const { customsValue, totals } = value;
  const said = (amounts: Money[]): string =>
    amounts.length === 0 ? sentence('assessment.no_charges').text : amounts.map(inWords).join(', ');
  const valueText = inWords(customsValue);
  return [
    destination.valued === undefined
      ? sentence('assessment.value_not_converted', { currency: destination.regime?.currency ?? '', value: valueText })
      : sentence('assessment.value', { value: valueText, basis: customsValue.basis, lines: String(lines) }),
    ...valuationText(destination),
    ...(destination.rates ?? []).flatMap(tellConversion),
    ...rateEventText(destination),
    ...(origin.rates ?? []).flatMap(tellConversion),
    sentence('assessment.origin_total', { total: said(totals.origin) }),
    sentence('assessment.destination_total', { total: said(totals.destination) }),
    ...(destination.preferences ?? [])
      .filter(({ standing }) => standing !== 'applied')
      .map(({ scheme, line }) => sentence('assessment.preference_unproved', { scheme, line: String(line) })),
    sentence(value.destinationIsEstimate ? 'assessment.estimate' : 'assessment.due_at_origin'),
    ...(value.cannotSay.length === 0
      ? []
      : [sentence('assessment.cannot_say', { what: value.cannotSay.map(({ what }) => what).join('; ') })]),
  ];
}
