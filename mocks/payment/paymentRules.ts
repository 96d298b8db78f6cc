import { defineOperation, refusal } from '../service/operation.js';
import type { ServiceParts, ServiceRules } from '../service/serviceParts.js';
import { partsOf, sumOf } from './amounts.js';
import { IntentMessageSchema, PaymentRecordSchema, RefundMessageSchema } from './intentRecord.js';
import { Intents } from './intents.js';
import { addPayPage } from './payPage.js';

/** The payment provider: makes intents, waits for somebody to pay, tells, and refunds. */
export function createPaymentRules(parts: ServiceParts): ServiceRules {
  const intents = new Intents(parts);

  const operations = [
    defineOperation({
      name: 'create_intent',
      path: '/intents',
      schema: IntentMessageSchema,
      perform: ({ body, references, correlationId, plan }) => {
        if (plan.refuse) return { outcome: 'refused', code: plan.refuse.code, errors: plan.refuse.reasons };
        if (partsOf(body.amount) === 0n) return refusal('F201', 'There is nothing to pay.', '/amount');
        const intent_id = intents.nextId('int');
        intents.save({
          intent_id,
          ...references,
          ...(correlationId === undefined ? {} : { correlation_id: correlationId }),
          purpose: body.purpose,
          amount: body.amount,
          currency: body.currency,
          state: 'waiting',
          failed_attempts: 0,
          refunds: [],
        });
        parts.progress.schedule(intent_id, plan.progress ?? []);
        const pay_url = `${parts.baseUrl()}/intents/${intent_id}/pay`;
        return { outcome: 'accepted', result: intent_id, answer: { intent_id, pay_url } };
      },
    }),
    defineOperation({
      name: 'refund',
      path: '/refunds',
      schema: RefundMessageSchema,
      perform: ({ body, plan }) => {
        if (plan.refuse) return { outcome: 'refused', code: plan.refuse.code, errors: plan.refuse.reasons };
        const intent = intents.find(body.intent_id);
        if (!intent) return refusal('F301', 'There is no such payment.', '/intent_id');
        if (intent.state !== 'paid') return refusal('F302', 'Nothing was paid.', '/intent_id');
        if (body.currency !== intent.currency) return refusal('F303', 'It was paid in another currency.', '/currency');
        const amounts = [...intent.refunds.map((refund) => refund.amount), body.amount];
        if (partsOf(body.amount) === 0n || sumOf(amounts) > partsOf(intent.amount)) {
          return refusal('F304', 'More than was paid, or nothing, cannot be refunded.', '/amount');
        }
        const refund_id = intents.nextId('rfd');
        const refund = { refund_id, amount: body.amount, at: parts.now().toISOString() };
        intents.save({ ...intent, refunds: [...intent.refunds, refund] });
        const answer = { refund_id, intent_id: intent.intent_id, amount: body.amount, currency: body.currency };
        return { outcome: 'accepted', result: refund_id, answer };
      },
    }),
  ];

  return {
    operations,
    findSubject: (reference) => intents.find(reference)?.intent_id,
    findStatus: (reference) => {
      const intent = intents.find(reference);
      if (!intent) return undefined;
      const { intent_id, purpose, amount, currency, state, failed_attempts, refunds, version } = intent;
      return {
        ...{ intent_id, purpose, amount, currency, state, failed_attempts, refunds, version },
        reference: intent.reference,
        ...(intent.payment_reference === undefined ? {} : { payment_reference: intent.payment_reference }),
        ...(intent.paid_at === undefined ? {} : { paid_at: intent.paid_at }),
      };
    },
    eventNames: ['paid', 'failed'],
    applyEvent: (subject, event, data) => (event === 'paid' ? intents.pay(subject, data) : intents.fail(subject, data)),
    contraryOf: (draft) => ({
      type: 'payment.intent.failed',
      data: { ...draft.data, code: 'F199', message: 'An old answer that comes late.' },
    }),
    feed: { type: 'payment.record', schema: PaymentRecordSchema },
    addRoutes: (app) => addPayPage(app, intents, parts),
  };
}
