import type { Json } from '../../../domain/json.js';
import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import type { Money } from '../../../domain/money/money.js';
import { sentence } from '../../explanations/sentence.js';
import type { Pack, Ruleset } from '../../loader/pack.js';
import type { PackRegistry } from '../../loader/packRegistry.js';
import { dateAtDestination } from '../../loader/rulesetRef.js';
import { conversionsIn } from '../../money/conversion.js';
import type { RateInput } from '../../money/rateBook.js';
import type { Regime } from '../../schemas/regimes.js';
import { assessDuty, totalsOf } from '../assessment/assessDuty.js';

import { isRemark, type Assessment, type CannotSay, type ChargeLine } from '../assessment/assessment.js';
import { checkRequirements } from '../declaration/checkRequirements.js';
import { addMoney } from './addMoney.js';
import type { Offer, QuotedCharge, RateUsed } from './quote.js';

/** What is asked of one regime. */
export interface OfferInput {
  registry: PackRegistry;
  ruleset: Ruleset;
  origin: Pack;
  destination: Pack;
  regime: Regime;
  /** The parcels, as declarations under the regime. */
  parcels: readonly DeclarationData[];
  /** Day that stands for that of exportation, where none was told. */
  exportationAssumed: string | undefined;
  /** Goods, freight, insurance and fees: what is due whatever the regime. */
  besides: readonly Money[];
  buyerYearToDate: Money | undefined;
  rates: RateInput | undefined;
}

/** What all parcels come to under a regime, or why it does not take them. */
export function makeOffer(input: OfferInput): { offer: Offer } | { closed: string[] } {
  const { registry, ruleset, regime, parcels, rates } = input;
  let yearToDate = input.buyerYearToDate;
  const assessed = parcels.map((data) => {
    const asked = { data, stage: 'provisional' as const, date: ruleset.date, ruleset, ...(rates && { rates }) };
    const decision = assessDuty(registry, yearToDate === undefined ? asked : { ...asked, buyerYearToDate: yearToDate });
    yearToDate = withParcel(yearToDate, decision.value.customsValue);
    return { assessment: decision.value, facts: decision.facts };
  });
  const closed = assessed.flatMap(({ assessment, facts }) => beyondLimits(assessment, facts));
  if (closed.length > 0) return { closed: [...new Set(closed)] };

  const values = assessed.map(({ assessment }) => assessment);
  const charges = (side: 'origin' | 'destination'): QuotedCharge[] =>
    values.flatMap((assessment, index) => assessment[side].map((charge) => ({ ...charge, parcel: index + 1 })));
  const [origin, destination] = [charges('origin'), charges('destination')];
  const cannotSay = distinct([
    ...values.flatMap((assessment) => assessment.cannotSay),
    ...assessed.flatMap(({ facts }) => remarkExportation(input, facts)),
  ]);
  const { code, name, id: ruleId, source, confidence } = regime;
  const totals = { origin: totalsOf(origin), destination: totalsOf(destination) };
  return {
    offer: {
      ...{ regime: code, name, ruleId, source, confidence, origin, destination },
      customsValues: values.map(({ customsValue }, index) => ({ parcel: index + 1, ...customsValue })),
      totals: { ...totals, landed: addMoney([...input.besides, ...amountsOf([...origin, ...destination])]) },
      ratesUsed: distinct(assessed.flatMap(({ facts }) => ratesIn(facts.rates))),
      destinationIsEstimate: values.some(({ destinationIsEstimate }) => destinationIsEstimate),
      isComplete: cannotSay.every(isRemark),
      cannotSay,
      asksFor: asksFor(input),
    },
  };
}

/** Why goods that could be valued bear no charge under the regime: they are above one of its limits. */
function beyondLimits({ destination, cannotSay }: Assessment, facts: Readonly<Record<string, Json>>): string[] {
  const isValued = Array.isArray(facts.lineValues) && facts.lineValues.length > 0;
  if (!isValued || destination.length > 0) return [];
  return cannotSay.filter((said) => said.about === 'side' && said.side === 'destination').map(({ why }) => why);
}

/** Where the destination's law takes the rate of the day of exportation, and the day of the quote stood for it. */
function remarkExportation(
  { regime, exportationAssumed: date }: OfferInput,
  facts: Readonly<Record<string, Json>>,
): CannotSay[] {
  if (date === undefined || regime.rateDate.event !== 'exportation') return [];
  if (!conversionsIn(facts).some(({ quote }) => quote === regime.currency)) return [];
  const why = sentence('quote.exportation_day_assumed', { date }).text;
  return [{ about: 'remark', what: 'day of exportation', why }];
}

/** What the buyer has bought once this parcel counts too; unknown stays unknown. */
const withParcel = (before: Money | undefined, { amount, currency }: Money): Money | undefined =>
  before?.currency === currency ? addMoney([before, { amount, currency }])[0] : before;

/** What the declaration of the first parcel will have to carry: the others are declared alike. */
function asksFor({ parcels, origin, destination, ruleset }: OfferInput): Offer['asksFor'] {
  const [data] = parcels;
  if (data === undefined) return [];
  const asked = [
    ...checkRequirements(data, origin, 'export', ruleset.date),
    ...checkRequirements(data, destination, 'import', dateAtDestination(ruleset)),
  ];
  return asked.map(({ pointer, hint }) => ({ pointer, why: hint }));
}

const amountsOf = (charges: readonly ChargeLine[]): Money[] => charges.map(({ amount }) => amount);

const distinct = <T extends CannotSay | RateUsed>(all: readonly T[]): T[] => [
  ...new Map(all.map((one) => [JSON.stringify(one), one])).values(),
];

/** The rates as `assessDuty` leaves them in its facts. */
const ratesIn = (fact: Json | undefined): RateUsed[] =>
  (Array.isArray(fact) ? (fact as RateUsed[]) : []).map(({ id, rate, kind, confidence }) => ({
    id,
    rate,
    kind,
    confidence,
  }));
