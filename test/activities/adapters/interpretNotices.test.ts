import * as carrier from '../../../activities/adapters/carrier/index.js';
import * as customs from '../../../activities/adapters/customs/index.js';
import * as marketplace from '../../../activities/adapters/marketplace/index.js';
import * as payment from '../../../activities/adapters/payment/index.js';
import { PERMIT_READING } from '../../../activities/adapters/permitAgency/errors.js';
import { interpretReasons } from '../../../activities/adapters/transport/interpretAnswer.js';
import { interpretStatus } from '../../../activities/adapters/customs/interpretCustoms.js';
import * as permitAgency from '../../../activities/adapters/permitAgency/index.js';
import type { InterpretedNotice, NoticeReading } from '../../../activities/adapters/transport/port.js';
import { startMocks, type RunningMocks } from '../../../mocks/index.js';
import { eventually } from '../../mocks/support/eventually.js';
import {
  applicationMessage,
  bookingMessage,
  declarationMessage,
  freshReferences,
  intentMessage,
} from '../../mocks/support/messages.js';
import { createMockClient } from '../../mocks/support/mockClient.js';
import { startNoticeReceiver, type NoticeReceiver } from '../../mocks/support/noticeReceiver.js';
import { TEST_SECRET } from '../../mocks/support/startTestMock.js';

type Served = 'customs' | 'naeb' | 'rica' | 'carrier' | 'payment';

describe('interpretNotice reads what the counterparty sends', () => {
  let receiver: NoticeReceiver;
  let mocks: RunningMocks<Served>;
  beforeAll(async () => {
    receiver = await startNoticeReceiver(TEST_SECRET);
    const forAll = <T>(value: T) => ({ customs: value, naeb: value, rica: value, carrier: value, payment: value });
    const secrets = forAll(TEST_SECRET);
    const options = { host: '127.0.0.1', ports: forAll(0), secrets, callbackBaseUrl: receiver.url };
    mocks = await startMocks({ ...options, autoProgressMs: 2 });
  });
  afterAll(async () => {
    await mocks.stop();
    await receiver.stop();
  });

  const client = (service: Served) => createMockClient(mocks.urls[service]);
  const read = async (
    reference: string,
    count: number,
    interpret: (rawBody: unknown) => NoticeReading,
  ): Promise<InterpretedNotice[]> => {
    const received = await eventually(
      `${count} notices for ${reference}`,
      () => receiver.received.filter(({ body }) => body.reference === reference),
      ({ length }) => length >= count,
    );
    return received.map(({ rawBody, body }) => {
      const reading = interpret(rawBody);
      if ('uninterpretable' in reading) throw new Error(reading.uninterpretable);
      expect(reading).toMatchObject({ id: body.id, reference, version: body.version });
      expect(interpret(Buffer.from(rawBody))).toEqual(reading);
      expect(interpret(body)).toEqual(reading);
      return reading;
    });
  };

  it('of customs: accepted, under control, exited', async () => {
    const message = { ...declarationMessage(), version: 3 };
    await client('customs').command('/declarations', message);
    const [accepted] = await read(message.reference, 1, customs.interpretNotice);
    expect(accepted).toMatchObject({ kind: 'customs_accepted', version: 3, facts: { functionCode: '01' } });
    const mrn = accepted?.facts.mrn;
    expect(mrn).toMatch(/^\d\dRW/);
    await client('customs').event(message.lrn, 'control');
    const [, other] = await read(message.reference, 2, customs.interpretNotice);
    expect(other).toMatchObject({ kind: 'customs_under_control', facts: { functionCode: '05', mrn } });
    const arrival = { ...freshReferences('arrival'), mrn, place: 'RWKGL', transport_document: 'CP000000011RW' };
    await client('customs').command('/arrivals', arrival);
    const [exited] = await read(arrival.reference, 1, customs.interpretNotice);
    expect(exited).toMatchObject({ kind: 'customs_exited', facts: { mrn, officeOfExit: 'RWKGL' } });
  });

  it('of customs: rejected, with our codes and pointers into our data', async () => {
    const message = declarationMessage();
    const shipment = { ...message.goods_shipment, gross_mass_kg: '1.999' };
    await client('customs').command('/declarations', { ...message, goods_shipment: shipment });
    const [rejected] = await read(message.reference, 1, customs.interpretNotice);
    expect(rejected).toMatchObject({
      kind: 'customs_rejected',
      facts: {
        functionCode: '03',
        reasons: [{ pointer: '/gross_weight_grams', code: 'DECLARATION.NET_EXCEEDS_GROSS', theirCode: 'C102' }],
      },
    });
  });

  it('of the permit agencies', async () => {
    const granted = applicationMessage('rica-phytosanitary');
    await client('rica').command('/applications', granted);
    const [grant] = await read(granted.reference, 1, permitAgency.interpretNotice);
    expect(grant).toMatchObject({ kind: 'permit_granted', facts: { quantityGrams: 2000 } });
    expect(grant?.facts.permitNumber).toMatch(/^RICA\/PHY\//);
    const refused = applicationMessage('naeb-coffee-export');
    await client('naeb').command('/applications', refused);
    await client('naeb').event(refused.reference, 'refuse', {
      reasons: [{ pointer: '/quantity_grams', code: 'P201', message: 'Too wet.' }],
    });
    expect(await read(refused.reference, 1, permitAgency.interpretNotice)).toMatchObject([
      {
        kind: 'permit_refused',
        facts: { reasons: [{ pointer: '/items', code: 'PERMIT.REFUSED', theirCode: 'P201', message: 'Too wet.' }] },
      },
    ]);
  });

  it('of the carrier', async () => {
    const message = { ...bookingMessage(), invoice_number: 'MAGIC-CARRIER-SILENT' };
    await client('carrier').command('/labels', message);
    for (const event of ['posted', 'held', 'departed', 'arrived', 'returned']) {
      await client('carrier').event(message.reference, event, { place: 'CNHGH' });
    }
    const readings = await read(message.reference, 5, carrier.interpretNotice);
    expect(readings.map(({ kind }) => kind)).toEqual([
      'carrier_posted',
      'carrier_held',
      'carrier_departed',
      'carrier_arrived',
      'carrier_returned',
    ]);
    expect(readings[1]?.facts).toMatchObject({ place: 'CNHGH', reason: 'Held for a security check.' });
    expect(readings.every(({ facts }) => facts.s10 === readings[0]?.facts.s10)).toBe(true);
  });

  it('of the payment provider', async () => {
    const message = { ...intentMessage(), invoice_number: 'MAGIC-PAYMENT-FAIL' };
    await client('payment').command('/intents', message);
    await client('payment').event(message.reference, 'failed');
    await client('payment').event(message.reference, 'paid');
    expect(await read(message.reference, 2, payment.interpretNotice)).toMatchObject([
      { kind: 'payment_failed', facts: { amount: '12.50', currency: 'CNY', code: 'F100' } },
      { kind: 'payment_paid', facts: { amount: '12.50', currency: 'CNY' } },
    ]);
  });
});

describe('interpretNotice says why it cannot read', () => {
  const frame = { id: 'msg_1', timestamp: '2026-11-02T08:00:00.000Z', reference: 'k', version: 1, data: {} };

  it.each([
    ['no JSON', 'hello', 'Not a notice'],
    ['no frame', '{"type":"customs.declaration.accepted"}', 'Not a notice'],
    ['an unknown type', { ...frame, type: 'tax.office.greeting' }, 'no notice of the type'],
    ['a known type without its data', { ...frame, type: 'customs.declaration.accepted' }, 'mrn'],
    [
      'another function code than its type',
      { ...frame, type: 'customs.declaration.exited', data: { function_code: '01' } },
      'function_code',
    ],
    ['nothing', undefined, 'Not a notice'],
  ])('%s', (_what, rawBody, why) => {
    const reading = customs.interpretNotice(rawBody);
    expect('uninterpretable' in reading ? reading.uninterpretable : 'read').toContain(why);
    expect(permitAgency.interpretNotice(rawBody)).toHaveProperty('uninterpretable');
    expect(carrier.interpretNotice(rawBody)).toHaveProperty('uninterpretable');
    expect(payment.interpretNotice(rawBody)).toHaveProperty('uninterpretable');
  });

  // A table that is an object answers to these as if they stood in it.
  it.each(['constructor', 'toString', '__proto__'])('what every object knows is no word of theirs: %s', (word) => {
    const named = { ...frame, type: word };
    for (const { interpretNotice } of [customs, permitAgency, carrier, payment, marketplace])
      expect(interpretNotice(named)).toEqual({ uninterpretable: `There is no notice of the type ${word}.` });
    const said = { lrn: 'L', at: '2026-11-02T08:00:00.000Z', function_code: word };
    const read = customs.interpretNotice({ ...frame, type: 'customs.declaration.told', data: said });
    expect(read).toMatchObject({ kind: 'customs_other' });
    const reasons = [{ pointer: word, code: word, message: 'No' }];
    const refused = { application_reference: 'A', reasons };
    expect(permitAgency.interpretNotice({ ...frame, type: 'naeb.application.refused', data: refused })).toMatchObject({
      facts: { reasons: [{ code: 'COUNTERPARTY.REFUSED', theirCode: word, message: 'No' }] },
    });
    expect(interpretReasons(reasons, PERMIT_READING)[0]).not.toHaveProperty('pointer');
    const status = { lrn: 'L', state: word, version: 1 };
    expect(interpretStatus(status)).toMatchObject({ state: 'other', theirState: word });
  });
});
