import { z } from 'zod';
import { interpretNotice } from '../../activities/adapters/customs/index.js';
import { eventually } from './support/eventually.js';
import { declarationMessage, freshReferences } from './support/messages.js';
import { startTestMock, type TestMock } from './support/startTestMock.js';

const Status = z.looseObject({ history: z.array(z.looseObject({ event: z.string(), type: z.string() })) });

/** Every event of the authority between acceptance and its end, with the kind that its notice is read as. */
const KINDS = {
  estimate_tax: 'customs_tax_calculated',
  control: 'customs_under_control',
  require_documents: 'customs_documents_required',
  query: 'customs_queried',
  correct: 'customs_corrected',
  calculate_tax: 'customs_tax_calculated',
  lack_funds: 'customs_funds_insufficient',
  remind_funds: 'customs_funds_reminder',
  handle_externally: 'customs_handled_externally',
  detain: 'customs_detained',
  release: 'customs_released',
  await_exit: 'customs_awaiting_exit',
  exit: 'customs_exited',
  clear: 'customs_cleared',
};

describe('the mock customs as an authority that decides', () => {
  let mock: TestMock;
  beforeAll(async () => {
    mock = await startTestMock('customs', {});
  });
  afterAll(() => mock.stop());

  const at = (office: string) => ({ ...declarationMessage(), office_of_export: office });
  const toldOf = (references: readonly string[]) =>
    mock.receiver.received.filter(({ body }) => references.includes(body.reference));
  const typesOf = async (reference: string, count: number): Promise<string[]> =>
    (
      await eventually(
        `${count} notices for ${reference}`,
        () => toldOf([reference]).map(({ body }) => body.type),
        ({ length }) => length >= count,
      )
    ).map((type) => type.replace('customs.', ''));
  const mrnOf = (reference: string): string => z.string().parse(toldOf([reference])[0]?.body.data.mrn);

  it.each(['MYKUL', 'CNHGH', 'XAAAA'])(
    'at %s it accepts, calculates and releases, and closes after the exit',
    async (office) => {
      const message = at(office);
      await mock.client.command('/declarations', message);
      expect(await typesOf(message.reference, 3)).toEqual([
        'declaration.accepted',
        'tax.final',
        'declaration.released',
      ]);
      const mrn = mrnOf(message.reference);
      expect(mrn.slice(2, 4)).toBe(office.slice(0, 2));
      const arrival = { ...freshReferences('arrival'), mrn, place: office, transport_document: 'CP000000011RW' };
      await mock.client.command('/arrivals', arrival);
      expect(await typesOf(arrival.reference, 1)).toEqual(['declaration.exited']);
      expect(await typesOf(message.reference, 4)).toContain('declaration.cleared');
    },
  );

  it('where it only records it says nothing, and takes the arrival under a number that is not its own', async () => {
    const message = at('XTAAA');
    await mock.client.command('/declarations', message);
    const { lrn } = message;
    const arrival = {
      ...freshReferences('arrival'),
      lrn,
      mrn: '26XT000000000000A1',
      place: 'XTAAA',
      transport_document: 'X',
    };
    expect(await mock.client.command('/arrivals', arrival)).toMatchObject({ status: 200 });
    expect(await mock.client.notices({ lrn })).toEqual([]);
  });

  it('every code can be pushed, is read by its kind, and stands in the history with all its data', async () => {
    const message = at('RWKGL');
    await mock.client.command('/declarations', message);
    await typesOf(message.reference, 1);
    for (const event of Object.keys(KINDS)) await mock.client.event(message.lrn, event);
    await typesOf(message.reference, Object.keys(KINDS).length + 1);
    const read = toldOf([message.reference])
      .slice(1)
      .map(({ rawBody }) => interpretNotice(rawBody));
    expect(read.map((reading) => ('kind' in reading ? reading.kind : reading.uninterpretable))).toEqual(
      Object.values(KINDS),
    );
    expect(read.every((reading) => 'facts' in reading && typeof reading.facts.at === 'string')).toBe(true);
    const { history } = Status.parse((await mock.client.get(`/status/${message.lrn}`)).body);
    expect(history.map(({ event }) => event)).toEqual(['accept', ...Object.keys(KINDS)]);
    expect(history.map(({ data }) => data)).toEqual(toldOf([message.reference]).map(({ body }) => body.data));
  });

  it('what it asked for it takes once, and then lets the goods go', async () => {
    const message = { ...at('XAAAA'), invoice_number: 'SCRIPTED' };
    await mock.client.script({
      match: { invoice_number: 'SCRIPTED' },
      operation: 'lodge',
      behaviours: [{ kind: 'progress', events: ['accept', 'require_documents'] }],
    });
    await mock.client.command('/declarations', message);
    await typesOf(message.reference, 2);
    const documents = [{ identifier: 'doc_1', kind: 'commercial_invoice', sha256: 'a'.repeat(64) }];
    const reply = { ...freshReferences('documents'), mrn: mrnOf(message.reference), documents };
    const question = { ...freshReferences('answer'), mrn: reply.mrn, text: 'Washed arabica.', documents: [] };
    expect(await mock.client.command('/query-answers', question)).toMatchObject({
      status: 422,
      body: { code: 'C208' },
    });
    expect(await mock.client.command('/documents', reply)).toMatchObject({ status: 200 });
    expect(await typesOf(message.reference, 4)).toEqual([
      'declaration.accepted',
      'declaration.documents_required',
      'tax.final',
      'declaration.released',
    ]);
  });

  it.each([
    // 700 / 1.4 x 40 %; 1,000.01 / 1.2 x 20 % is 166.6683.
    ['720241', '700.00', '200.00'],
    ['720110', '1000.01', '166.67'],
  ])('takes China’s export duty on %s of CNY %s out of the price', async (code, price, duty) => {
    const message = at('CNHGH');
    const [item] = message.goods_shipment.items;
    const goods = { ...item, commodity_code: code, value: { amount: price, currency: 'CNY' } };
    await mock.client.command('/declarations', {
      ...message,
      goods_shipment: { ...message.goods_shipment, items: [goods] },
    });
    await typesOf(message.reference, 3);
    const figures = toldOf([message.reference]).find(({ body }) => body.type === 'customs.tax.final');
    const line = { item: 1, tax_type: 'EXD', amount: { amount: duty, currency: 'CNY' } };
    expect(figures?.body.data).toMatchObject({ stage: 'final', lines: [line] });
  });

  it('levies by its own tariff, and otherwise where a script says so', async () => {
    const message = at('XAAAA');
    const [item] = message.goods_shipment.items;
    const chilli = { ...item, commodity_code: '090422', value: { amount: '78.50', currency: 'USD' } };
    await mock.client.command('/declarations', {
      ...message,
      goods_shipment: { ...message.goods_shipment, items: [chilli] },
    });
    await typesOf(message.reference, 3);
    await mock.client.event(message.lrn, 'calculate_tax_otherwise');
    await typesOf(message.reference, 3);
    const figures = toldOf([message.reference]).filter(({ body }) => body.type === 'customs.tax.final');
    const levy = { item: 1, tax_type: 'EXL', amount: { amount: '0.79', currency: 'USD' } };
    expect(figures[0]?.body.data).toMatchObject({ stage: 'final', lines: [levy] });
    await eventually(
      'the other figures',
      () => toldOf([message.reference]),
      ({ length }) => length >= 4,
    );
    expect(toldOf([message.reference]).at(-1)?.body.data.lines).toMatchObject([levy, { tax_type: 'FEE' }]);
  });
});
