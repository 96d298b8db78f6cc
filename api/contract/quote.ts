import { z } from 'zod';
import { ChargeLine, Pack } from './assessment.js';
import { calendarDate, countryCode, identifier, instant, Money, pageOf } from './primitives.js';

const cannotSay = z.array(z.object({ what: z.string(), why: z.string() }));
const confidence = z.string().meta({ description: 'How far the row may be trusted', example: 'official' });

/** One tax on one line of one parcel. */
const QuotedCharge = z.object({ ...ChargeLine.shape, confidence, parcel: z.int() }).meta({ id: 'QuotedCharge' });

export const RateUsed = z
  .object({ id: z.string(), rate: z.string(), kind: z.string(), confidence })
  .meta({ id: 'RateUsed', description: 'An exchange rate that was used' });

const Offer = z
  .object({
    regime: z.string(),
    name: z.string(),
    rule_id: z.string(),
    source: z.string(),
    confidence,
    origin: z.array(QuotedCharge),
    destination: z.array(QuotedCharge),
    customs_values: z.array(z.object({ parcel: z.int(), amount: z.string(), currency: z.string(), basis: z.string() })),
    totals: z
      .object({ origin: z.array(Money), destination: z.array(Money), landed: z.array(Money) })
      .meta({ description: 'One sum a currency; `landed` is goods, freight, insurance, fees and all charges' }),
    rates: z.array(RateUsed),
    destination_is_estimate: z.boolean(),
    is_complete: z.boolean().meta({ description: 'False where a charge is missing because no source says what it is' }),
    cannot_say: cannotSay,
    asks_for: z
      .array(z.object({ pointer: z.string(), why: z.string() }))
      .meta({ description: 'What a declaration under the regime has to carry besides' }),
  })
  .meta({ id: 'Offer', description: 'What the goods cost under one regime of the destination' });

const QuotedPermit = z
  .object({
    permit_type: z.string(),
    name: z.string(),
    agency: z.string(),
    applications: z.int().meta({ description: 'How often it is to be applied for; 0 where permits on file cover all' }),
    asks_for: z.array(z.string()),
    working_days: z.int().nullable(),
    fee: Money.nullable(),
    why: z.string(),
    rule_id: z.string(),
    source: z.string(),
    confidence,
    covered_by: z.string().nullable(),
  })
  .meta({ id: 'QuotedPermit' });

const TimeStep = z
  .object({ what: z.string(), by: calendarDate, rule_id: z.string(), confidence, explanation: z.string() })
  .meta({ id: 'TimeStep' });

const answer = {
  date: calendarDate.meta({ description: 'Day whose law was applied' }),
  parcels: z.int(),
  goods: z.array(Money),
  freight: z.array(Money),
  insurance: z.array(Money),
  fees: z.array(Money),
  offers: z
    .array(Offer)
    .meta({ description: 'Regimes that are open: those of which most is known first, of these the cheapest' }),
  closed: z
    .array(z.object({ regime: z.string(), name: z.string(), rule_id: z.string(), why: z.array(z.string()) }))
    .meta({ description: 'Regimes that do not take these goods, sent so, and every reason' }),
  permits: z.array(QuotedPermit),
  cannot_say: cannotSay,
  time: z
    .object({
      steps: z.array(TimeStep),
      ready_by: calendarDate.meta({ description: 'Day by which the goods may leave without an examination' }),
      ready_by_if_examined: calendarDate,
      cannot_say: cannotSay,
    })
    .nullable(),
  validity: z
    .object({ until: calendarDate.nullable(), why: z.string(), rule_id: z.string().nullable(), confidence })
    .meta({ description: 'The last day on which the answer holds, and what ends it' }),
  explanation: z.string(),
  packs: z.array(Pack),
  rates: z.array(RateUsed),
};

const QuoteDifference = z
  .object({
    of: z.enum(['origin', 'destination', 'landed']),
    tax: z.string().nullable(),
    currency: z.string(),
    before: z.string(),
    after: z.string(),
    difference: z.string(),
  })
  .meta({ id: 'QuoteDifference', description: 'By how much a tax, or the landed cost, differs from the first answer' });

const AnsweredVariant = z
  .object({
    name: z.string(),
    ...answer,
    compared: z
      .object({ before: z.string(), after: z.string(), differences: z.array(QuoteDifference) })
      .nullable()
      .meta({ description: 'First offers of both answers, by regime; null where one has none' }),
  })
  .meta({ id: 'AnsweredVariant' });

/** A quote in a list. */
export const QuoteSummary = z
  .object({
    id: identifier('quo'),
    organisation_id: identifier('org'),
    created_by: z.string(),
    created_at: instant,
    date: calendarDate,
    corridor: z.object({ origin: countryCode, destination: countryCode }),
    valid_until: calendarDate.nullable(),
  })
  .meta({ id: 'QuoteSummary' });
export type QuoteSummary = z.infer<typeof QuoteSummary>;
export const QuotePage = pageOf(QuoteSummary, 'QuotePage');

/** A quote: what was asked, and what it was answered with. */
export const Quote = z
  .object({
    ...QuoteSummary.shape,
    question: z.record(z.string(), z.unknown()).meta({ description: 'As it was asked, with the day that was applied' }),
    ...answer,
    variants: z.array(AnsweredVariant),
  })
  .meta({ id: 'Quote' });
export type Quote = z.infer<typeof Quote>;
