import { z } from 'zod';
import { mrnCheckCharacter } from '../../mocks/customs/mrn.js';
import { eventually } from './support/eventually.js';
import { declarationMessage, freshReferences } from './support/messages.js';
import { startTestMock, type TestMock } from './support/startTestMock.js';

type Declaration = ReturnType<typeof declarationMessage>;

describe('the mock customs authority', () => {
  let mock: TestMock;
  let now = new Date('2026-11-02T08:00:00.000Z');
  beforeAll(async () => {
    mock = await startTestMock('customs', { now: () => now });
  });
  afterAll(() => mock.stop());

  const lodge = (message: Declaration) => mock.client.command('/declarations', message);
  const noticeFor = async (reference: string, type: string) => {
    const received = await eventually(
      `${type} for ${reference}`,
      () => mock.receiver.received.filter(({ body }) => body.reference === reference && body.type === type),
      ({ length }) => length > 0,
    );
    return received[0]?.body.data;
  };
  const accepted = async (message = declarationMessage()) => {
    await lodge(message);
    const data = await noticeFor(message.reference, 'customs.declaration.accepted');
    return { message, mrn: z.string().parse(data?.mrn) };
  };
  const withItem = (change: object, shipment: object = {}): Declaration => {
    const message = declarationMessage();
    const [item] = message.goods_shipment.items;
    if (!item) throw new Error('The message has no item.');
    return { ...message, goods_shipment: { ...message.goods_shipment, ...shipment, items: [{ ...item, ...change }] } };
  };

  it('issues an MRN with its year, country and check character, each only once', async () => {
    const first = await accepted();
    const second = await accepted();
    expect(first.mrn).toMatch(/^26RW[A-Z0-9]{14}$/);
    expect(mrnCheckCharacter(first.mrn.slice(0, 17))).toBe(first.mrn.slice(-1));
    expect(second.mrn).not.toBe(first.mrn);
    // ISO 6346's own example, container CSQU 305438 3, holds the code itself to the rule.
    expect(mrnCheckCharacter('CSQU305438')).toBe('3');
  });

  it.each([
    ['net mass above gross', { net_mass_kg: '2.401' }, 'C102', '/goods_shipment/gross_mass_kg'],
    ['an unknown subheading', { commodity_code: '090199' }, 'C103', '/goods_shipment/items/0/commodity_code'],
    ['a reserved chapter', { commodity_code: '770110' }, 'C103', '/goods_shipment/items/0/commodity_code'],
    ['no net mass', { net_mass_kg: '0.000' }, 'C105', '/goods_shipment/items/0/net_mass_kg'],
  ])('rejects %s by notice 03 with a pointer', async (_what, change, code, pointer) => {
    const message = withItem(change);
    expect(await lodge(message)).toMatchObject({ status: 200 });
    const data = await noticeFor(message.reference, 'customs.declaration.rejected');
    expect(data).toMatchObject({ function_code: '03', errors: [{ code, pointer }] });
  });

  it('takes 2.000 kg net in 2.000 kg gross', async () => {
    await accepted(withItem({}, { gross_mass_kg: '2' }));
  });

  it('names all errors of a rejected declaration at once', async () => {
    const message = withItem({ commodity_code: '12', net_mass_kg: '9.5' });
    await lodge(message);
    const data = await noticeFor(message.reference, 'customs.declaration.rejected');
    expect(data).toMatchObject({ errors: [{ code: 'C102' }, { code: 'C103' }] });
  });

  it('rejects an LRN that was used within 48 hours, and takes it again after', async () => {
    const { message } = await accepted();
    const again: Declaration = { ...message, reference: `${message.reference}:again` };
    now = new Date(now.getTime() + 48 * 3_600_000 - 1);
    await lodge(again);
    const data = await noticeFor(again.reference, 'customs.declaration.rejected');
    expect(data).toMatchObject({ errors: [{ code: 'C101', pointer: '/lrn' }] });
    now = new Date(now.getTime() + 1);
    await accepted({ ...message, reference: `${message.reference}:later` });
  });

  it('gives the LRN of a rejected declaration back to its next version', async () => {
    const wrong = withItem({ commodity_code: '090199' });
    await lodge(wrong);
    await noticeFor(wrong.reference, 'customs.declaration.rejected');
    const { lrn, reference } = wrong;
    await accepted({ ...declarationMessage(), lrn, reference: `${reference}:2`, version: 2 });
    const status = await mock.client.get(`/status/${lrn}`);
    expect(status.body).toMatchObject({ state: 'accepted', version: 2, function_code: '01' });
  });

  it('pre-lodges goods that are not here, and accepts them when told that they are', async () => {
    const message = { ...declarationMessage(), additional_type: 'D' };
    await lodge(message);
    await noticeFor(message.reference, 'customs.declaration.received');
    await mock.client.event(message.reference, 'accept');
    await noticeFor(message.reference, 'customs.declaration.accepted');
  });

  it('confirms the exit after the arrival is announced, and answers that command', async () => {
    const { message, mrn } = await accepted();
    const references = { ...message, reference: `${message.reference}:arrival` };
    const { reference, lrn, invoice_number, version } = references;
    const arrival = {
      reference,
      lrn,
      invoice_number,
      version,
      mrn,
      place: 'RWKGL',
      transport_document: 'CP000000011RW',
    };
    expect(await mock.client.command('/arrivals', arrival)).toMatchObject({ status: 200, body: { mrn } });
    const data = await noticeFor(reference, 'customs.declaration.exited');
    expect(data).toMatchObject({ function_code: '16', mrn, office_of_exit: 'RWKGL' });
    const late = { ...freshReferences('cancel'), lrn: message.lrn, mrn, reason: 'too late' };
    expect(await mock.client.command('/cancellations', late)).toMatchObject({ status: 422, body: { code: 'C202' } });
  });

  it('cancels by MRN or LRN and tells that the request was granted', async () => {
    const { message, mrn } = await accepted();
    const cancellation = { ...freshReferences('cancel'), lrn: message.lrn, reason: 'mistake' };
    expect(await mock.client.command('/cancellations', cancellation)).toMatchObject({ status: 200 });
    const data = await noticeFor(cancellation.reference, 'customs.declaration.invalidated');
    expect(data).toMatchObject({ function_code: '10', decision_code: '39', mrn });
    const nobody = { ...freshReferences('cancel'), mrn: '26RWKGL00000099999', reason: 'mistake' };
    expect(await mock.client.command('/cancellations', nobody)).toMatchObject({
      status: 422,
      body: { code: 'C201', errors: [{ pointer: '/mrn' }] },
    });
  });

  it('amends what was accepted, and refuses a wrong amendment with pointers into it', async () => {
    const { message, mrn } = await accepted();
    const references = { ...freshReferences('amend'), lrn: message.lrn, version: 2 };
    const amendment = { ...references, mrn, reason: 'weight corrected', declaration: { ...message, ...references } };
    expect(await mock.client.command('/amendments', amendment)).toMatchObject({ status: 200, body: { mrn } });
    const data = await noticeFor(references.reference, 'customs.amendment.granted');
    expect(data).toMatchObject({ function_code: '11', decision_code: '39', version: 2 });
    const wrong = { ...freshReferences('amend'), mrn, reason: 'oops', declaration: withItem({ net_mass_kg: '99' }) };
    expect(await mock.client.command('/amendments', wrong)).toMatchObject({
      status: 422,
      body: { code: 'C102', errors: [{ pointer: '/declaration/goods_shipment/gross_mass_kg' }] },
    });
  });
});
