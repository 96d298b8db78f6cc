import type { PackReference } from '../../domain/decision.js';
import type { Json } from '../../domain/json.js';
import type { getQuote } from '../../services/quotes/readQuotes.js';
import type { Quote, QuoteSummary } from '../contract/quote.js';
import { presentCharge } from './presentCharge.js';
import { presentUnanswered } from './presentUnanswered.js';

type QuoteRow = Awaited<ReturnType<typeof getQuote>>;
type QuoteValue = QuoteRow['answer']['quote'];
type AnsweredVariant = QuoteRow['answer']['variants'][number];
type OfferValue = QuoteValue['offers'][number];

/** A quote in a list. */
export const presentQuoteSummary = (row: Omit<QuoteRow, 'question' | 'answer' | 'packs'>): QuoteSummary => ({
  id: row.id,
  organisation_id: row.organisationId,
  created_by: row.createdBy,
  created_at: row.createdAt,
  date: row.date,
  corridor: { origin: row.origin, destination: row.destination },
  valid_until: row.validUntil,
});

/** A quote with what was asked and every answer. */
export function presentQuote(row: QuoteRow): Quote {
  const { quote, explanation, variants } = row.answer;
  const { data, ...asked } = row.question;
  return {
    ...presentQuoteSummary(row),
    question: { ...data, ...asked },
    ...presentAnswer(quote, explanation, row),
    variants: variants.map(presentVariant),
  };
}

const presentVariant = ({
  name,
  quote,
  explanation,
  compared,
  ...kept
}: AnsweredVariant): Quote['variants'][number] => ({
  name,
  ...presentAnswer(quote, explanation, kept),
  compared,
});

type Answer = Omit<Quote['variants'][number], 'name' | 'compared'>;

const presentAnswer = (
  quote: QuoteValue,
  explanation: string,
  { packs, rates }: { packs: Json | readonly PackReference[]; rates: Json },
): Answer => ({
  date: quote.date,
  parcels: quote.parcels,
  goods: quote.goods,
  freight: quote.freight,
  insurance: quote.insurance,
  fees: quote.fees,
  offers: quote.offers.map(presentOffer),
  closed: quote.closed.map(({ ruleId, ...regime }) => ({ ...regime, rule_id: ruleId })),
  permits: quote.permits.map(presentPermit),
  cannot_say: quote.cannotSay.map(presentUnanswered),
  time: quote.time === null ? null : presentTime(quote.time),
  validity: {
    until: quote.validity.until,
    why: quote.validity.why,
    rule_id: quote.validity.ruleId,
    confidence: quote.validity.confidence,
  },
  explanation,
  packs: packs as Answer['packs'],
  rates: rates as Answer['rates'],
});

const presentCharges = (charges: OfferValue['origin']): Answer['offers'][number]['origin'] =>
  charges.map((charge) => ({ ...presentCharge(charge), confidence: charge.confidence, parcel: charge.parcel }));

const presentOffer = (offer: OfferValue): Answer['offers'][number] => ({
  regime: offer.regime,
  name: offer.name,
  rule_id: offer.ruleId,
  source: offer.source,
  confidence: offer.confidence,
  origin: presentCharges(offer.origin),
  destination: presentCharges(offer.destination),
  customs_values: offer.customsValues,
  totals: offer.totals,
  rates: offer.ratesUsed,
  destination_is_estimate: offer.destinationIsEstimate,
  is_complete: offer.isComplete,
  cannot_say: offer.cannotSay.map(presentUnanswered),
  asks_for: offer.asksFor,
});

const presentPermit = (permit: QuoteValue['permits'][number]): Answer['permits'][number] => ({
  permit_type: permit.permitType,
  name: permit.name,
  agency: permit.agency,
  applications: permit.applications,
  asks_for: permit.asksFor,
  working_days: permit.workingDays,
  fee: permit.fee,
  why: permit.why,
  rule_id: permit.ruleId,
  source: permit.source,
  confidence: permit.confidence,
  covered_by: permit.coveredBy,
});

const presentTime = (time: NonNullable<QuoteValue['time']>): NonNullable<Answer['time']> => ({
  steps: time.steps.map(({ ruleId, ...step }) => ({ ...step, rule_id: ruleId })),
  ready_by: time.readyBy,
  ready_by_if_examined: time.readyByIfExamined,
  cannot_say: time.cannotSay.map(presentUnanswered),
});
