import { z } from 'zod';
import { MAGIC_VALUES, startMocks, type RunningMocks, type ServiceName } from '../../mocks/index.js';
import { eventually } from './support/eventually.js';
import { applicationMessage, bookingMessage, declarationMessage, intentMessage } from './support/messages.js';
import type { References } from '../../mocks/service/references.js';
import { createMockClient, type MockAnswer } from './support/mockClient.js';
import { startNoticeReceiver, type NoticeReceiver } from './support/noticeReceiver.js';
import { TEST_SECRET } from './support/startTestMock.js';

/** What is seen of each magic value: answers to the command under one key, and types of the notices that follow. */
const OUTCOMES: Record<string, { answers: (number | 'dropped')[]; notices: string[] }> = {
  'MAGIC-CUSTOMS-REJECT': { answers: [200], notices: ['customs.declaration.rejected'] },
  'MAGIC-CUSTOMS-REFUSE': { answers: [422], notices: [] },
  'MAGIC-CUSTOMS-503-TWICE': { answers: [503, 503, 200], notices: ['customs.declaration.accepted'] },
  'MAGIC-CUSTOMS-503': { answers: [503, 503, 503], notices: [] },
  'MAGIC-CUSTOMS-RESET': { answers: ['dropped', 200], notices: ['customs.declaration.accepted'] },
  'MAGIC-CUSTOMS-SLOW': { answers: [200], notices: ['customs.declaration.accepted'] },
  'MAGIC-CUSTOMS-TIMEOUT': { answers: ['dropped', 200], notices: ['customs.declaration.accepted'] },
  'MAGIC-CUSTOMS-NONSENSE': { answers: [200, 200], notices: ['customs.declaration.accepted'] },
  'MAGIC-CUSTOMS-HALF': { answers: [200, 200], notices: ['customs.declaration.accepted'] },
  'MAGIC-CUSTOMS-SLOW-CLOSE': { answers: ['dropped', 200], notices: ['customs.declaration.accepted'] },
  'MAGIC-CUSTOMS-CONTRADICTS': { answers: [422], notices: ['customs.declaration.accepted'] },
  'MAGIC-CUSTOMS-TWO-MINDS': {
    answers: [200],
    notices: ['customs.declaration.accepted', 'customs.declaration.rejected'],
  },
  'MAGIC-CUSTOMS-TWICE': { answers: [200], notices: Array<string>(3).fill('customs.declaration.accepted') },
  'MAGIC-CUSTOMS-LATE': { answers: [200], notices: ['customs.declaration.rejected', 'customs.declaration.accepted'] },
  'MAGIC-CUSTOMS-SILENT': { answers: [200], notices: [] },
  'MAGIC-CUSTOMS-DECIDES': {
    answers: [200],
    notices: ['customs.declaration.accepted', 'customs.tax.final', 'customs.declaration.released'],
  },
  'MAGIC-CUSTOMS-FIGURES': {
    answers: [200],
    notices: ['customs.declaration.accepted', 'customs.tax.final', 'customs.declaration.released'],
  },
  'MAGIC-CUSTOMS-DETAINS': {
    answers: [200],
    notices: ['customs.declaration.accepted', 'customs.declaration.detained'],
  },
  'MAGIC-NAEB-503-TWICE': { answers: [503, 503, 200], notices: [] },
  'MAGIC-RICA-REFUSE': { answers: [200], notices: ['rica.application.refused'] },
  'MAGIC-RICA-REFUSE-ALWAYS': { answers: [200], notices: ['rica.application.refused'] },
  'MAGIC-RICA-SILENT': { answers: [200], notices: [] },
  'MAGIC-CARRIER-TIMEOUT': { answers: ['dropped', 200], notices: ['carrier.parcel.posted', 'carrier.parcel.departed'] },
  'MAGIC-CARRIER-TWICE': {
    answers: [200],
    notices: [...Array<string>(3).fill('carrier.parcel.posted'), ...Array<string>(3).fill('carrier.parcel.departed')],
  },
  'MAGIC-CARRIER-BACKWARDS': { answers: [200], notices: ['carrier.parcel.departed', 'carrier.parcel.posted'] },
  'MAGIC-CARRIER-SILENT': { answers: [200], notices: [] },
  'MAGIC-CARRIER-REFUSE': { answers: [422], notices: [] },
  'MAGIC-CARRIER-HELD': { answers: [200], notices: ['carrier.parcel.posted', 'carrier.parcel.held'] },
  'MAGIC-CARRIER-RETURNED': { answers: [200], notices: ['carrier.parcel.posted', 'carrier.parcel.returned'] },
  'MAGIC-PAYMENT-TIMEOUT': { answers: ['dropped', 200], notices: ['payment.intent.paid'] },
  'MAGIC-PAYMENT-TWICE': { answers: [200], notices: Array<string>(3).fill('payment.intent.paid') },
  'MAGIC-PAYMENT-FAIL': { answers: [200], notices: ['payment.intent.failed', 'payment.intent.paid'] },
};

const COMMANDS = {
  customs: { path: '/declarations', message: declarationMessage },
  naeb: { path: '/applications', message: () => applicationMessage('naeb-coffee-export') },
  rica: { path: '/applications', message: () => applicationMessage('rica-phytosanitary') },
  carrier: { path: '/labels', message: bookingMessage },
  payment: { path: '/intents', message: intentMessage },
} as const satisfies Record<ServiceName, { path: string; message: () => References }>;

type Served = keyof typeof COMMANDS;
const isServed = (service: ServiceName): service is Served => service in COMMANDS;
const served = (service: ServiceName): Served => {
  if (!isServed(service)) throw new Error(`no command of ${service} stands in this test`);
  return service;
};

describe('magic values', () => {
  let receiver: NoticeReceiver;
  let mocks: RunningMocks<Served>;
  beforeAll(async () => {
    receiver = await startNoticeReceiver(TEST_SECRET);
    const forAll = <T>(value: T) => ({ customs: value, naeb: value, rica: value, carrier: value, payment: value });
    mocks = await startMocks({
      host: '127.0.0.1',
      ports: forAll(0),
      callbackBaseUrl: receiver.url,
      secrets: forAll(TEST_SECRET),
      autoProgressMs: 2,
    });
  });
  afterAll(async () => {
    await mocks.stop();
    await receiver.stop();
  });

  const send = async (service: Served, message: References): Promise<MockAnswer | 'dropped'> => {
    try {
      const client = createMockClient(mocks.urls[service], { givesUpAfterMs: 1_500 });
      return await client.command(COMMANDS[service].path, message);
    } catch {
      return 'dropped';
    }
  };
  const typesFor = (reference: string) =>
    receiver.received.filter(({ body }) => body.reference === reference).map(({ body }) => body.type);
  /** Pays twice, as a payer would after a first attempt that failed. */
  const pay = async (body: unknown): Promise<void> => {
    const { pay_url } = z.object({ pay_url: z.url() }).parse(body);
    await fetch(pay_url, { method: 'POST' });
    await fetch(pay_url, { method: 'POST' });
  };

  it('are all in this table, and the table holds no other', () => {
    expect(MAGIC_VALUES.map(({ invoiceNumber }) => invoiceNumber).sort()).toEqual(Object.keys(OUTCOMES).sort());
    expect(MAGIC_VALUES.every(({ invoiceNumber }) => invoiceNumber.startsWith('MAGIC-'))).toBe(true);
    expect(new Set(MAGIC_VALUES.map(({ service }) => service))).toEqual(new Set(Object.keys(COMMANDS)));
  });

  it.each(MAGIC_VALUES.map((row) => [row.invoiceNumber, row.meaning, served(row.service)] as const))(
    '%s: %s',
    async (invoiceNumber, _meaning, service) => {
      const wanted = OUTCOMES[invoiceNumber];
      const message = { ...COMMANDS[service].message(), invoice_number: invoiceNumber };
      const answers: (MockAnswer | 'dropped')[] = [];
      for (let asked = 0; asked < (wanted?.answers.length ?? 0); asked += 1) answers.push(await send(service, message));
      expect(answers.map((answer) => (answer === 'dropped' ? answer : answer.status))).toEqual(wanted?.answers);
      const last = answers.at(-1);
      if (service === 'payment' && last !== 'dropped') await pay(last?.body);
      const count = wanted?.notices.length ?? 0;
      await eventually(
        `notices of ${invoiceNumber}`,
        () => typesFor(message.reference),
        ({ length }) => length >= count,
      );
      expect(typesFor(message.reference)).toEqual(wanted?.notices);
      const effects = await createMockClient(mocks.urls[service]).effects(message.reference);
      expect(effects.effects.every(({ performed }) => performed <= 1)).toBe(true);
    },
  );

  it.each(MAGIC_VALUES.filter((row) => row.upToVersion !== undefined))(
    '$invoiceNumber succeeds in its next version',
    async ({ invoiceNumber, ...row }) => {
      const service = served(row.service);
      const message = { ...COMMANDS[service].message(), invoice_number: invoiceNumber, version: 2 };
      expect(await send(service, message)).toMatchObject({ status: 200 });
      const types = await eventually(
        'a notice',
        () => typesFor(message.reference),
        ({ length }) => length > 0,
      );
      expect(types[0]).toMatch(/accepted|granted/);
    },
  );
});

describe('in live mode', () => {
  let receiver: NoticeReceiver;
  let mocks: RunningMocks<Served>;
  beforeAll(async () => {
    receiver = await startNoticeReceiver(TEST_SECRET);
    const forAll = <T>(value: T) => ({ customs: value, naeb: value, rica: value, carrier: value, payment: value });
    const own = { ports: forAll(0), secrets: forAll(TEST_SECRET), autoProgressMs: 2 };
    mocks = await startMocks({ host: '127.0.0.1', callbackBaseUrl: receiver.url, ...own });
  });
  afterAll(async () => {
    await mocks.stop();
    await receiver.stop();
  });

  it.each(MAGIC_VALUES.map((row) => [row.invoiceNumber, served(row.service)] as const))(
    '%s is an invoice number like any other',
    async (invoiceNumber, service) => {
      const client = createMockClient(mocks.urls[service], { givesUpAfterMs: 1_500 });
      const of = async (invoice_number: string) => {
        const message = { ...COMMANDS[service].message(), invoice_number };
        const answer = await client.command(COMMANDS[service].path, message, { 'portolan-mode': 'live' });
        if (service === 'payment') {
          const { pay_url } = z.object({ pay_url: z.url() }).parse(answer.body);
          await fetch(pay_url, { method: 'POST' });
        }
        const types = () =>
          receiver.received.filter(({ body }) => body.reference === message.reference).map(({ body }) => body.type);
        // NAEB's officers decide here: it tells nothing.
        const wanted = service === 'naeb' ? 0 : 1;
        await eventually('the notices of an ordinary invoice', types, ({ length }) => length >= wanted);
        return [answer.status, types()[0]];
      };
      expect(await of(invoiceNumber)).toEqual(await of('INV-1'));
    },
  );
});

describe('starting all mocks', () => {
  it('leaves none running when one cannot start', async () => {
    const receiver = await startNoticeReceiver(TEST_SECRET);
    try {
      const taken = Number(new URL(receiver.url).port);
      const ports = { customs: 0, naeb: 0, rica: 0, carrier: 0, payment: taken };
      const secrets = {
        customs: TEST_SECRET,
        naeb: TEST_SECRET,
        rica: TEST_SECRET,
        carrier: TEST_SECRET,
        payment: TEST_SECRET,
      };
      const started = startMocks({ host: '127.0.0.1', ports, secrets, callbackBaseUrl: receiver.url });
      await expect(started).rejects.toMatchObject({ code: 'EADDRINUSE' });
    } finally {
      await receiver.stop();
    }
  });
});
