import { declarationMessage, freshReferences } from './support/messages.js';
import { startTestMock, type TestMock } from './support/startTestMock.js';

describe('a key at a counterparty', () => {
  let mock: TestMock;
  beforeAll(async () => {
    mock = await startTestMock('customs');
  });
  afterAll(() => mock.stop());

  it('has one effect however often it comes, and always the same answer', async () => {
    const message = declarationMessage();
    const first = await mock.client.command('/declarations', message);
    const [second, third] = await Promise.all([
      mock.client.command('/declarations', message),
      mock.client.command('/declarations', message),
    ]);

    expect(first).toMatchObject({ status: 200, body: { outcome: 'accepted', lrn: message.lrn } });
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(second.body).toEqual(first.body);
    expect(third.body).toEqual(first.body);
    expect(third.headers.get('idempotent-replayed')).toBe('true');
    expect(await mock.client.effects(message.reference)).toMatchObject({
      distinct: 1,
      performed: 1,
      effects: [{ operation: 'lodge', performed: 1, asked: 3, refused: false }],
    });
  });

  it('is the same for the same members in another order', async () => {
    const message = declarationMessage();
    const first = await mock.client.command('/declarations', message);
    const turned = Object.fromEntries(Object.entries(message).reverse());
    const second = await mock.client.command('/declarations', { ...turned, reference: message.reference });
    expect(second).toMatchObject({ status: 200, body: first.body });
  });

  it('is refused with another body or for another command', async () => {
    const message = declarationMessage();
    await mock.client.command('/declarations', message);
    const otherBody = await mock.client.command('/declarations', { ...message, ducr: '6RW100200300-OTHER' });
    expect(otherBody).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    const otherCommand = await mock.client.command('/cancellations', { ...message, reason: 'mistake' });
    expect(otherCommand).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    expect(await mock.client.effects(message.reference)).toMatchObject({ performed: 1 });
  });

  it('is needed, and is the reference in the body', async () => {
    const message = declarationMessage();
    const missing = await mock.client.post('/declarations', message);
    expect(missing).toMatchObject({ status: 400, body: { code: 'IDEMPOTENCY_KEY_REQUIRED' } });
    const other = await mock.client.post('/declarations', message, { 'idempotency-key': 'another' });
    expect(other).toMatchObject({ status: 400, body: { code: 'REFERENCE_IS_NOT_THE_KEY' } });
    expect(await mock.client.effects(message.reference)).toMatchObject({ distinct: 0, effects: [] });
  });

  it('tells afterwards what became of it', async () => {
    const message = declarationMessage();
    const answer = await mock.client.command('/declarations', message, { 'x-correlation-id': 'cor-1' });
    const found = await mock.client.get(`/by-key/${encodeURIComponent(message.reference)}`);
    expect(found).toMatchObject({
      status: 200,
      body: { key: message.reference, operation: 'lodge', http_status: 200, answer: answer.body },
    });
    const unknown = await mock.client.get(`/by-key/${encodeURIComponent(freshReferences('lodge').reference)}`);
    expect(unknown.status).toBe(404);
    const { effects } = await mock.client.effects(message.reference);
    expect(effects[0]?.correlation_ids).toEqual(['cor-1']);
  });

  it('keeps a refusal as its answer, and performs nothing', async () => {
    const message = { ...declarationMessage(), office_of_export: 'Kigali' };
    const refused = await mock.client.command('/declarations', message);
    expect(refused).toMatchObject({
      status: 422,
      body: { outcome: 'refused', code: 'FORMAT', errors: [{ pointer: '/office_of_export' }] },
    });
    expect((await mock.client.command('/declarations', message)).body).toEqual(refused.body);
    expect(await mock.client.effects(message.reference)).toMatchObject({
      distinct: 0,
      performed: 0,
      effects: [{ performed: 0, asked: 2, refused: true }],
    });
  });
});
