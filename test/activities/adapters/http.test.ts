import { createHttpCarrier } from '../../../activities/adapters/carrier/index.js';
import { createHttpCustoms } from '../../../activities/adapters/customs/index.js';
import { createHttpPayment } from '../../../activities/adapters/payment/index.js';
import { createHttpPermitAgency } from '../../../activities/adapters/permitAgency/index.js';
import { describeCarrierContract } from './carrier.contract.js';
import { describeCustomsContract } from './customs.contract.js';
import { describePaymentContract } from './payment.contract.js';
import { describePermitAgencyContract } from './permitAgency.contract.js';
import { startMockSubject } from './support/mockSubject.js';

describeCustomsContract('customs over HTTP', () =>
  startMockSubject('customs', (baseUrl) => createHttpCustoms({ baseUrl })),
);

describePermitAgencyContract(
  'NAEB over HTTP',
  () => startMockSubject('naeb', (baseUrl) => createHttpPermitAgency({ counterparty: 'naeb', baseUrl })),
  { permitType: 'naeb-coffee-export', decidesHere: true },
);

describePermitAgencyContract(
  'RICA over HTTP',
  () => startMockSubject('rica', (baseUrl) => createHttpPermitAgency({ counterparty: 'rica', baseUrl })),
  { permitType: 'rica-phytosanitary', decidesHere: false },
);

describeCarrierContract(
  'the carrier over HTTP',
  () => startMockSubject('carrier', (baseUrl) => createHttpCarrier({ baseUrl })),
  async (port, command) => {
    // The mock's magic value for a parcel whose booking is followed by nothing.
    const declaration = {
      ...command.declaration,
      invoice: { ...command.declaration.invoice, number: 'MAGIC-CARRIER-SILENT' },
    };
    const answer = await port.book({ ...command, declaration });
    if (answer.outcome !== 'accepted') throw new Error(`The booking is ${answer.outcome}.`);
    return answer;
  },
);

describePaymentContract(
  'the payment provider over HTTP',
  () => startMockSubject('payment', (baseUrl) => createHttpPayment({ baseUrl })),
  async (payUrl) => {
    const answer = await fetch(payUrl, { method: 'POST' });
    if (!answer.ok) throw new Error(`Paying answered ${answer.status}.`);
  },
);
