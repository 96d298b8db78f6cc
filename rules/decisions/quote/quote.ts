import type { Money } from '../../../domain/money/money.js';
import type { CannotSay, ChargeLine, Unanswered } from '../assessment/assessment.js';

/** One tax on one line of one of the parcels. Aliases, so that a quote is plain JSON. */
export type QuotedCharge = ChargeLine & {
  /** Number of the parcel, from 1. */
  parcel: number;
};

/** An exchange rate that an answer rests on. */
export type RateUsed = { id: string; rate: string; kind: string; confidence: string };

/** What the goods cost under one regime of the destination. */
export type Offer = {
  /** Code of the regime, and its name in words. */
  regime: string;
  name: string;
  ruleId: string;
  source: string;
  confidence: string;
  origin: QuotedCharge[];
  destination: QuotedCharge[];
  /** By parcel, in the currency of the regime. */
  customsValues: { parcel: number; amount: string; currency: string; basis: string }[];
  /** One sum a currency. `landed`: goods, freight, insurance, fees of permits, and all charges. */
  totals: { origin: Money[]; destination: Money[]; landed: Money[] };
  ratesUsed: RateUsed[];
  /** True unless the seller pays the destination charges at origin. */
  destinationIsEstimate: boolean;
  /** False where a charge is missing from the totals because no source says what it is. */
  isComplete: boolean;
  cannotSay: CannotSay[];
  /** What a declaration under the regime has to carry and the question did not say: where, and why. */
  asksFor: { pointer: string; why: string }[];
};

/** A regime of the destination that does not take these goods, sent so, and every reason. */
export type ClosedRegime = { regime: string; name: string; ruleId: string; why: string[] };

/** A permit that is needed at origin. */
export type QuotedPermit = {
  permitType: string;
  name: string;
  agency: string;
  /** How often it is applied for: once for each parcel that needs it and is not covered by a permit on file. */
  applications: number;
  asksFor: string[];
  workingDays: number | null;
  /** Of one application; null where no source says. */
  fee: Money | null;
  why: string;
  ruleId: string;
  source: string;
  confidence: string;
  /** Permit on file that covers every parcel, or null. */
  coveredBy: string | null;
};

/** One wait on the way, and the day by which it is over, YYYY-MM-DD. */
export type TimeStep = { what: string; by: string; ruleId: string; confidence: string; explanation: string };

/** How long it takes until the goods may leave: step by step, and the day of the last. */
export type ExpectedTime = {
  steps: TimeStep[];
  /** The day by which the goods may leave without an examination, and with one. */
  readyBy: string;
  readyByIfExamined: string;
  cannotSay: Unanswered[];
};

/** Until when the answer holds: the last day, and what ends it; null where nothing says. */
export type Validity = { until: string | null; why: string; ruleId: string | null; confidence: string };

/** The whole answer. */
export type Quote = {
  /** Day whose law was applied, YYYY-MM-DD. */
  date: string;
  parcels: number;
  goods: Money[];
  freight: Money[];
  insurance: Money[];
  fees: Money[];
  /** Regimes that are open: those of which most is known first, of these the cheapest. */
  offers: Offer[];
  closed: ClosedRegime[];
  permits: QuotedPermit[];
  /** Of everything but the charges, which each offer answers for. */
  cannotSay: Unanswered[];
  time: ExpectedTime | null;
  validity: Validity;
};
