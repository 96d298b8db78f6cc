import type { Money } from '../../../domain/money/money.js';
import type { Ruleset } from '../../loader/pack.js';
import type { RateInput } from '../../money/rateBook.js';
import type { Tax } from '../../schemas/taxRules.js';
import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import type { DecisionTime } from '../makeDecision.js';

/** Line number of a charge that is due once for the whole declaration. */
export const WHOLE_DECLARATION = 0;

/** One tax on one line. Types are written as aliases, so that an assessment is plain JSON. */
export type ChargeLine = {
  /** Item's line number, or {@link WHOLE_DECLARATION}. */
  line: number;
  tax: Tax;
  /** What the rate was applied to, rounded for display. */
  base: Money;
  /** Effective rate as decimal text (`0.091`), or an amount per unit (`1.50 USD/kg`), or `flat`. */
  rate: string;
  amount: Money;
  /** The amount before rounding. */
  unrounded: string;
  explanation: string;
  ruleId: string;
  source: string;
  confidence: string;
};

/** A question the packs have no sourced answer to. */
export type Unanswered = { what: string; why: string };

/**
 * A question of the charges that the packs have no sourced answer to. What it takes from the sum: every charge of a country's side, one tax
 * (on one line, or on all), or nothing, where it is a remark on charges that stand.
 */
export type CannotSay = Unanswered &
  ({ about: 'side'; side: 'origin' | 'destination' } | { about: 'tax'; tax: Tax; line?: number } | { about: 'remark' });

/** True for what takes nothing from the sum of the charges. */
export const isRemark = ({ about }: CannotSay): boolean => about === 'remark';

/** Taxes and charges of a declaration; origin and destination are kept apart and never netted. */
export type Assessment = {
  stage: 'provisional' | 'final';
  origin: ChargeLine[];
  destination: ChargeLine[];
  totals: { origin: Money[]; destination: Money[] };
  customsValue: { amount: string; currency: string; basis: string };
  /** True unless the seller pays the destination charges at origin. */
  destinationIsEstimate: boolean;
  cannotSay: CannotSay[];
};

/** What an assessment is made of. */
export interface AssessDutyInput extends DecisionTime {
  data: DeclarationData;
  stage: Assessment['stage'];
  /** The ruleset fixed at acceptance; before acceptance, the packs in force on `date`. */
  ruleset?: Ruleset;
  /** What the buyer has bought this year under the regime before this parcel, in the regime's currency. */
  buyerYearToDate?: Money;
  /** Exchange rates of the installation's tables; without them the packs' own rows alone are known. */
  rates?: RateInput;
  /** Day on which duty and tax were paid, YYYY-MM-DD, for regimes whose law is that of the payment. */
  paidOn?: string;
}
