import { getPayment } from '../../prisma/queries/payments.js';
import { RecordError } from '../../prisma/recordErrors.js';
import type { Counterparties } from '../../workflows/ports.js';
import { Decimal } from '../../rules/money/decimal.js';
import type { ActivityDeps } from '../deps.js';
import { callOut } from './callOut.js';

type PaymentCalls = Pick<Counterparties, 'requestPayment' | 'refundPayment'>;

/** Calls to the payment provider. */
export function createPaymentCalls(deps: ActivityDeps): PaymentCalls {
  const { payment: provider } = deps.adapters;
  return {
    requestPayment: (input) =>
      callOut(deps, input, async ({ declaration }, tx) => {
        const { money, purpose, round } = await getPayment(tx, input.paymentId);
        const what = `charges at ${purpose} of ${declaration.lrn ?? declaration.id}`;
        return {
          counterparty: 'payment',
          operation: 'create_intent',
          version: round,
          request: { amount: money.amount, currency: money.currency, purpose },
          send: (command) => provider.createIntent({ ...command, money, purpose: what }),
        };
      }),

    refundPayment: (input) =>
      callOut(deps, input, async (_subject, tx) => {
        const { money: paid, refunded, providerReference, round } = await getPayment(tx, input.paymentId);
        if (providerReference === null)
          throw new RecordError('RECORD.MISSING', `payment ${input.paymentId} has no intent`);
        // A part may have been paid back before, because less was owed.
        const scale = paid.amount.split('.')[1]?.length ?? 0;
        const money = { ...paid, amount: new Decimal(paid.amount).minus(refunded).toFixed(scale) };
        return {
          counterparty: 'payment',
          operation: 'refund',
          version: round,
          request: { amount: money.amount, currency: money.currency, intentId: providerReference },
          send: (command) => provider.refund({ ...command, money, intentId: providerReference }),
        };
      }),
  };
}
