import type { Decision } from '../../../domain/decision.js';
import type { Money } from '../../../domain/money/money.js';
import type { QuoteData } from '../../../domain/quote/quoteData.js';
import { sentence, type Sentence } from '../../explanations/sentence.js';
import type { Pack } from '../../loader/pack.js';
import type { PackRegistry } from '../../loader/packRegistry.js';
import { rowsAt } from '../../loader/rowsAt.js';
import { rulesetRef } from '../../loader/rulesetRef.js';
import { Decimal } from '../../money/decimal.js';
import { inWords } from '../assessment/chargeLine.js';
import type { RateInput } from '../../money/rateBook.js';
import { makeDecision, type DecisionTime } from '../makeDecision.js';
import type { PermitOnFile } from '../permits/permitRequirement.js';
import { addMoney } from './addMoney.js';
import { asDeclaration } from './asDeclaration.js';
import { byCost } from './byCost.js';
import { expectedTime } from './expectedTime.js';
import { makeOffer } from './makeOffer.js';
import type { ClosedRegime, Offer, Quote, QuotedPermit } from './quote.js';
import { quotePermits } from './quotePermits.js';
import { regimesAsked, whyNotExported, whyNotOffered, whyNotTaken } from './regimeChoice.js';
import { validityOf } from './validity.js';

export interface DecideQuoteInput extends DecisionTime {
  data: QuoteData;
  /** The same goods by parcel; `data` alone where there is one. See `splitParcel`. */
  parcels?: readonly QuoteData[];
  permitsOnFile?: readonly PermitOnFile[];
  /** Exchange rates of the installation's tables; without them the packs' own rows alone are known. */
  rates?: RateInput;
}

/**
 * What goods cost until they are with the buyer, line by line, under each regime that takes them; the permits they need at
 * origin, how long it takes, and until when all this holds. The charges are those that an assessment of the same data
 * would come to. What no sourced row answers stands in `cannotSay` and is in no sum.
 * Throws `RULES.PACK_NOT_FOUND` if one of the two countries has no pack on the day.
 */
export function decideQuote(registry: PackRegistry, input: DecideQuoteInput): Decision<Quote> {
  const { data, date, parcels = [data], permitsOnFile = [], rates } = input;
  const ruleset = rulesetRef(registry, data.corridor, date);
  const origin = registry.packOf(ruleset, data.corridor.origin);
  const destination = registry.packOf(ruleset, data.corridor.destination);
  const asParcels = (regime: string) => parcels.map((parcel) => asDeclaration(parcel, regime, date));

  const sent = asParcels(data.regime ?? '');
  const needed = quotePermits(registry, sent, { ruleset, pack: origin, permitsOnFile });
  const due = {
    goods: addMoney(parcels.flatMap(({ items }) => items.map(({ value }) => value))),
    freight: addMoney(parcels.map(({ freight }) => freight)),
    insurance: addMoney(parcels.map(({ insurance }) => insurance)),
    fees: addMoney(needed.permits.flatMap(feesOf)),
  };
  const besides = [...due.goods, ...due.freight, ...due.insurance, ...due.fees];
  const unsent = [...whyUnsent(data, origin, date), ...whyNotExported(registry, data, { parcels: sent, date, rates })];
  const offers: Offer[] = [];
  const closed: ClosedRegime[] = [];
  for (const regime of regimesAsked(destination, data.regime, date)) {
    const declared = asParcels(regime.code);
    const reasons = [
      ...unsent,
      ...whyNotOffered(regime, data.regime),
      ...whyNotTaken(destination, regime, declared, date),
    ];
    const made =
      reasons.length > 0
        ? { closed: reasons }
        : makeOffer({
            ...{ registry, ruleset, origin, destination, regime, besides, parcels: declared },
            buyerYearToDate: data.buyer_year_to_date,
            exportationAssumed: data.exportation_date === undefined ? date : undefined,
            rates,
          });
    if ('offer' in made) offers.push(made.offer);
    else closed.push({ regime: regime.code, name: regime.name, ruleId: regime.id, why: made.closed });
  }
  offers.sort(byCost(destination));

  const value: Quote = {
    date,
    parcels: parcels.length,
    ...due,
    offers,
    closed,
    permits: needed.permits,
    cannotSay: needed.cannotSay,
    time: origin.manifest.roles.includes('origin')
      ? expectedTime(registry, data.corridor.origin, date, needed.permits)
      : null,
    validity: validityOf(registry, [origin, destination], date, rulesUsed(offers, needed.permits)),
  };
  return makeDecision({
    kind: 'quote',
    value,
    sentences: sentencesOf(value, data.corridor.destination),
    ruleId: offers[0]?.ruleId ?? 'none',
    facts: {
      packs: ruleset.packs.map(({ id, version, hash }) => ({ id, version, hash })),
      rates: [...new Map(offers.flatMap(({ ratesUsed }) => ratesUsed).map((rate) => [rate.id, rate])).values()],
    },
    pack: origin.ref,
    time: input,
  });
}

/** Why the goods cannot be sent so at all: the country of origin sends nothing by this mode. */
function whyUnsent({ corridor, mode_of_transport: mode }: QuoteData, origin: Pack, date: string): string[] {
  const modes = rowsAt(origin.lists.transport, date).map((row) => row.mode);
  if (modes.includes(mode)) return [];
  const params = { origin: corridor.origin, mode, modes: modes.join(', ') || sentence('authority.none').text };
  return [sentence('quote.closed_mode', params).text];
}

function feesOf({ fee, applications }: QuotedPermit): Money[] {
  if (fee === null || applications === 0) return [];
  return [{ ...fee, amount: new Decimal(fee.amount).times(applications).toFixed() }];
}

/** Ids of all rows that an answer rests on. */
const rulesUsed = (offers: readonly Offer[], permits: readonly QuotedPermit[]): ReadonlySet<string> =>
  new Set([
    ...offers.flatMap(({ ruleId, origin, destination, ratesUsed }) => [
      ruleId,
      ...[...origin, ...destination].map((charge) => charge.ruleId),
      ...ratesUsed.map(({ id }) => id),
    ]),
    ...permits.map(({ ruleId }) => ruleId),
  ]);

function sentencesOf({ offers, date, parcels, validity }: Quote, country: string): Sentence[] {
  const said = (all: readonly Money[]): string =>
    all.length === 0 ? sentence('assessment.no_charges').text : all.map(inWords).join(' + ');
  return [
    ...offers.map(({ name, totals }) => {
      const params = { regime: name, landed: said(totals.landed), destination: said(totals.destination) };
      return sentence('quote.offer', params);
    }),
    ...(offers.length === 0 ? [sentence('quote.no_offer', { country, date })] : []),
    ...(parcels > 1 ? [sentence('quote.split', { parcels: String(parcels) })] : []),
    ...(validity.until === null ? [] : [sentence('quote.until', { until: validity.until, why: validity.why })]),
  ];
}
