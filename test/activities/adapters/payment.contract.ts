import type { CreateIntentCommand, PaymentPort } from '../../../activities/adapters/payment/port.js';
import { describeCommandContract, type CommandUnderContract, type ContractCall } from './support/commandContract.js';
import type { MakeSubject } from './support/contractSubject.js';

const intent = (call: ContractCall): CreateIntentCommand => ({
  ...call,
  money: { amount: '12.50', currency: 'CNY' },
  purpose: 'destination charges',
});

const findByKey: CommandUnderContract<PaymentPort, unknown>['findByKey'] = (port, question) => port.findByKey(question);

/** Every adapter to a payment provider passes this. */
export function describePaymentContract(
  name: string,
  makeSubject: MakeSubject<PaymentPort>,
  /** Pays an intent, as a payer would on the provider's page. */
  pay: (payUrl: string) => Promise<void>,
): void {
  describe(`${name} keeps the contract of payment providers:`, () => {
    describeCommandContract(
      {
        name: 'createIntent',
        prepare: async () => undefined,
        send: (port, call) => port.createIntent(intent(call)),
        sendChanged: (port, call) =>
          port.createIntent({ ...intent(call), money: { amount: '12.51', currency: 'CNY' } }),
        sendRefusable: (port, call) =>
          port.createIntent({ ...intent(call), money: { amount: '0.00', currency: 'CNY' } }),
        refusal: { code: 'PAYMENT.NOT_DUE' },
        findByKey,
      },
      makeSubject,
    );

    describeCommandContract<PaymentPort, { intentId: string }>(
      {
        name: 'refund',
        prepare: async (port, call) => {
          const answer = await port.createIntent(intent(call));
          if (answer.outcome !== 'accepted') throw new Error(`The intent is ${answer.outcome}.`);
          await pay(answer.payUrl);
          return answer;
        },
        send: (port, call, { intentId }) =>
          port.refund({ ...call, intentId, money: { amount: '2.50', currency: 'CNY' } }),
        sendChanged: (port, call, { intentId }) =>
          port.refund({ ...call, intentId, money: { amount: '2.51', currency: 'CNY' } }),
        sendRefusable: (port, call, { intentId }) =>
          port.refund({ ...call, intentId, money: { amount: '12.51', currency: 'CNY' } }),
        refusal: { code: 'PAYMENT.AMOUNT_DIFFERS' },
        findByKey,
      },
      makeSubject,
    );
  });
}
