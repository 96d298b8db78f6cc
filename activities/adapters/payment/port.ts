import type { Money } from '../../../domain/money/money.js';
import type { Answer, Command, KeyQuestion, OfferedQuestions, StatusQuestion } from '../transport/port.js';

/** Asks for money: somebody will be shown a page on which to pay. */
export interface CreateIntentCommand extends Command {
  money: Money;
  /** What it is for, as the payer sees it. */
  purpose: string;
}

/** Gives back all or a part of what was paid. */
export interface RefundCommand extends Command {
  intentId: string;
  money: Money;
}

export interface Intent {
  intentId: string;
  /** The provider's page on which to pay. */
  payUrl: string;
}

export interface Refund {
  refundId: string;
  intentId: string;
  money: Money;
}

export type CreateIntentAnswer = Answer<Intent>;
export type RefundAnswer = Answer<Refund>;

export type FoundPaymentCommand =
  { operation: 'create_intent'; answer: CreateIntentAnswer } | { operation: 'refund'; answer: RefundAnswer };

export interface IntentStatus {
  state: 'waiting' | 'paid';
  intentId: string;
  version: number;
  money: Money;
  /** Refunds so far. */
  refunds: { refundId: string; amount: string }[];
  paymentReference?: string;
  paidAt?: string;
}

/** Who collects charges. Notices that follow an intent: `payment_paid`; `payment_failed` after an attempt that failed. */
export interface PaymentPort {
  readonly offers: OfferedQuestions;
  createIntent(command: CreateIntentCommand): Promise<CreateIntentAnswer>;
  refund(command: RefundCommand): Promise<RefundAnswer>;
  findByKey(question: KeyQuestion): Promise<FoundPaymentCommand | undefined>;
  /** By key or intent id. */
  status(question: StatusQuestion): Promise<IntentStatus | undefined>;
}
