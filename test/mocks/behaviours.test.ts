import { eventually } from './support/eventually.js';
import { bookingMessage, declarationMessage, freshReferences } from './support/messages.js';
import { startTestMock, type TestMock } from './support/startTestMock.js';

describe('scripted behaviour', () => {
  let mock: TestMock;
  beforeAll(async () => {
    mock = await startTestMock('carrier');
  });
  afterAll(() => mock.stop());

  const book = (message: ReturnType<typeof bookingMessage>) => mock.client.command('/labels', message);
  const script = (message: { reference: string }, behaviours: object[], times = 1) =>
    mock.client.script({ match: { reference: message.reference }, operation: 'book', behaviours, times });

  it('answers a status as often as told, without an effect, then works', async () => {
    const message = bookingMessage();
    await script(message, [{ kind: 'status', status: 503, retry_after_seconds: 7 }], 2);
    const first = await book(message);
    expect(first.status).toBe(503);
    expect(first.headers.get('retry-after')).toBe('7');
    expect((await book(message)).status).toBe(503);
    expect(await mock.client.effects(message.reference)).toMatchObject({ effects: [] });
    expect((await book(message)).status).toBe(200);
  });

  it('resets the connection without an effect', async () => {
    const message = bookingMessage();
    await script(message, [{ kind: 'reset' }]);
    await expect(book(message)).rejects.toThrow('fetch failed');
    expect(await mock.client.effects(message.reference)).toMatchObject({ performed: 0 });
  });

  it('has the effect and never answers, until the caller gives up', async () => {
    const message = bookingMessage();
    await script(message, [{ kind: 'timeout_after_effect' }]);
    const call = fetch(`${mock.url}/labels`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': message.reference },
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(150),
    });
    await expect(call).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(await mock.client.effects(message.reference)).toMatchObject({ performed: 1 });
    expect(await book(message)).toMatchObject({ status: 200, body: { outcome: 'accepted' } });
    expect(await mock.client.effects(message.reference)).toMatchObject({ performed: 1, effects: [{ asked: 2 }] });
  });

  it('answers nothing and drops the connection when the caller waits for ever', async () => {
    const message = bookingMessage();
    await script(message, [{ kind: 'timeout_after_effect', ms: 30 }]);
    await expect(book(message)).rejects.toThrow('fetch failed');
    expect(await mock.client.effects(message.reference)).toMatchObject({ performed: 1 });
  });

  it('has the effect and answers nonsense, or neither yes nor no', async () => {
    const nonsense = bookingMessage();
    await script(nonsense, [{ kind: 'nonsense' }]);
    const page = await book(nonsense);
    expect(page.status).toBe(200);
    expect(page.body).toContain('It works!');
    const unclear = bookingMessage();
    await script(unclear, [{ kind: 'unclear' }]);
    expect(await book(unclear)).toMatchObject({ status: 202, body: { outcome: 'processing' } });
    expect(await mock.client.effects(nonsense.reference)).toMatchObject({ performed: 1 });
    expect(await mock.client.effects(unclear.reference)).toMatchObject({ performed: 1 });
  });

  it('has the effect and breaks its answer off, with the length announced or not', async () => {
    const known = bookingMessage();
    await script(known, [{ kind: 'half_answer', length: 'announced' }]);
    await expect(book(known)).rejects.toThrow('terminated');
    const unknown = bookingMessage();
    await script(unknown, [{ kind: 'half_answer' }]);
    const half = await book(unknown);
    expect(half).toMatchObject({ status: 200, body: expect.stringMatching(/^\{"outcome":"acc/) as string });
    for (const message of [known, unknown]) {
      expect((await book(message)).body).toMatchObject({ outcome: 'accepted' });
      expect(await mock.client.effects(message.reference)).toMatchObject({ performed: 1, effects: [{ asked: 2 }] });
    }
  });

  it('has the effect and answers it whole without ever ending the answer', async () => {
    const message = bookingMessage();
    await script(message, [{ kind: 'slow_close' }]);
    const response = await fetch(`${mock.url}/labels`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': message.reference },
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(300),
    });
    let text = '';
    const reading = async (): Promise<void> => {
      const body: ReadableStream<unknown> | null = response.body;
      for await (const chunk of body ?? []) if (chunk instanceof Uint8Array) text += new TextDecoder().decode(chunk);
    };
    await expect(reading()).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(JSON.parse(text)).toMatchObject({ outcome: 'accepted' });
    expect(await mock.client.effects(message.reference)).toMatchObject({ performed: 1 });
  });

  it('refuses in its answer, and again under the same key, what it has done', async () => {
    const message = bookingMessage();
    await script(message, [{ kind: 'contradict_answer', code: 'T901' }]);
    for (const _ of [1, 2]) expect(await book(message)).toMatchObject({ status: 422, body: { code: 'T901' } });
    expect(await mock.client.effects(message.reference)).toMatchObject({ performed: 1 });
    expect(await mock.client.get(`/status/${encodeURIComponent(message.reference)}`)).toMatchObject({ status: 200 });
  });

  it('gives a share of the requests their behaviour, the same ones for the same seed', async () => {
    const messages = Array.from({ length: 60 }, () => bookingMessage());
    const meet = async (seed: string): Promise<number[]> => {
      await mock.client.script({ behaviours: [{ kind: 'status', status: 503 }], share: 0.3, seed, times: 1000 });
      const answers = await Promise.all(messages.map(book));
      await mock.client.clearScripts();
      return answers.map(({ status }) => status);
    };
    const statuses = await meet('a');
    const met = statuses.filter((status) => status === 503).length;
    expect(met).toBeGreaterThan(4);
    expect(met).toBeLessThan(35);
    expect(await meet('a')).toEqual(statuses);
    expect(await meet('b')).not.toEqual(statuses);
  });

  it('is slow and still works', async () => {
    const message = bookingMessage();
    await script(message, [{ kind: 'slow', ms: 120 }]);
    const startedAtMs = performance.now();
    expect((await book(message)).status).toBe(200);
    expect(performance.now() - startedAtMs).toBeGreaterThan(110);
  });

  it('fits a command by prefix of the reference, by LRN, by invoice number and by version, and no other', async () => {
    const message = bookingMessage();
    const refuse = [{ kind: 'refuse_now', code: 'T900' }];
    for (const match of [
      { reference: message.reference.slice(0, -':book:1'.length) },
      { lrn: message.lrn },
      { invoice_number: message.invoice_number, version: 1 },
    ]) {
      await mock.client.script({ match, behaviours: refuse });
      const other = await book(bookingMessage());
      expect(other.status).toBe(200);
      const round = `${message.reference}:${JSON.stringify(match).length}`;
      const fitting = await book({ ...message, reference: round });
      expect(fitting).toMatchObject({ status: 422, body: { code: 'T900' } });
    }
    expect((await book(message)).status).toBe(200);
  });

  it('is for the named operation only, and gone when the scripts are cleared', async () => {
    const message = bookingMessage();
    const match = { lrn: message.lrn };
    await mock.client.script({ match, operation: 'cancel_label', behaviours: [{ kind: 'reset' }] });
    await mock.client.script({ match, operation: 'book', behaviours: [{ kind: 'reset' }] });
    await mock.client.clearScripts();
    expect((await book(message)).status).toBe(200);
  });

  it('answers a script that is none with every fault', async () => {
    const answer = await mock.client.script({ behaviours: [{ kind: 'explode' }], times: 0 });
    expect(answer).toMatchObject({ status: 422, body: { code: 'FORMAT' } });
    expect(JSON.stringify(answer.body)).toContain('/behaviours/0/kind');
    expect(JSON.stringify(answer.body)).toContain('/times');
  });

  it('takes no connections while down, for all or for one parcel, for a while or until up', async () => {
    const message = bookingMessage();
    await mock.client.post('/_control/down', {});
    await expect(book(message)).rejects.toThrow('fetch failed');
    await expect(mock.client.get(`/by-key/${encodeURIComponent(message.reference)}`)).rejects.toThrow('fetch failed');
    expect(await mock.client.post('/_control/up', {})).toMatchObject({ body: { ended: 1 } });
    expect((await book(message)).status).toBe(200);

    const other = bookingMessage();
    await mock.client.post('/_control/down', { for_requests: 2, match: { lrn: other.lrn } });
    expect((await book(bookingMessage())).status).toBe(200);
    await expect(book(other)).rejects.toThrow('fetch failed');
    await expect(book(other)).rejects.toThrow('fetch failed');
    expect((await book(other)).status).toBe(200);
    expect(await mock.client.effects(other.reference)).toMatchObject({ performed: 1, effects: [{ asked: 1 }] });
  });

  it('comes back by itself after a time', async () => {
    const message = bookingMessage();
    await mock.client.post('/_control/down', { for_ms: 150, match: { lrn: message.lrn } });
    await expect(book(message)).rejects.toThrow('fetch failed');
    await eventually(
      'the carrier answers',
      () => book(message).catch(() => undefined),
      (answer) => answer?.status === 200,
    );
    const both = await mock.client.post('/_control/down', { for_ms: 1, until_up: true });
    expect(both).toMatchObject({ status: 422 });
  });

  it('may be for a question when it names it', async () => {
    const { reference } = freshReferences('book');
    const path = `/by-key/${encodeURIComponent(reference)}`;
    await mock.client.script({ match: { reference }, behaviours: [{ kind: 'status', status: 500 }] });
    expect((await mock.client.get(path)).status).toBe(404);
    const operation = 'find_by_key';
    await mock.client.script({ match: { reference }, operation, behaviours: [{ kind: 'status', status: 500 }] });
    expect((await mock.client.get(path)).status).toBe(500);
    expect((await mock.client.get(path)).status).toBe(404);
  });

  it('replaces what the counterparty does by itself', async () => {
    const message = bookingMessage();
    await script(message, [{ kind: 'progress', events: ['posted', 'held'] }]);
    await book(message);
    const path = `/status/${encodeURIComponent(message.reference)}`;
    const held = await eventually(
      'the parcel is held',
      async () => (await mock.client.get(path)).body,
      (body) => JSON.stringify(body).includes('"held"'),
    );
    expect(held).toMatchObject({
      state: 'held',
      history: [{ event: 'booked' }, { event: 'posted' }, { event: 'held' }],
    });
  });
});

describe('a body that is no message', () => {
  it('is a bad request', async () => {
    const mock = await startTestMock('customs');
    try {
      const answer = await fetch(`${mock.url}/declarations`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"half":',
      });
      expect(answer.status).toBe(400);
      const { reference } = declarationMessage();
      const bare = await mock.client.command('/declarations', { reference });
      expect(bare).toMatchObject({ status: 400, body: { code: 'REFERENCES_REQUIRED' } });
      expect((await mock.client.get('/nowhere')).status).toBe(404);
      expect((await mock.client.get('/healthz')).body).toEqual({ service: 'customs', status: 'up' });
    } finally {
      await mock.stop();
    }
  });
});
