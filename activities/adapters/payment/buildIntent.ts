import type { CreateIntentCommand, RefundCommand } from './port.js';

/** The provider's request for money, without the references that every command carries. */
export interface IntentMessage {
  purpose: string;
  amount: string;
  currency: string;
}

export function buildIntent({ purpose, money }: CreateIntentCommand): IntentMessage {
  return { purpose, amount: money.amount, currency: money.currency };
}

/** The provider's refund. */
export interface RefundMessage {
  intent_id: string;
  amount: string;
  currency: string;
}

export function buildRefund({ intentId, money }: RefundCommand): RefundMessage {
  return { intent_id: intentId, amount: money.amount, currency: money.currency };
}
