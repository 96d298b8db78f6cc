import { eventually } from './support/eventually.js';
import { declarationMessage } from './support/messages.js';
import { startTestMock, type TestMock } from './support/startTestMock.js';

describe('notices', () => {
  let mock: TestMock;
  beforeEach(async () => {
    mock = await startTestMock('customs');
  });
  afterEach(() => mock.stop());

  const lodge = (message = declarationMessage()) =>
    mock.client.command('/declarations', message, { 'x-correlation-id': 'cor-7' }).then(() => message);
  const scripted = async (behaviours: object[]) => {
    const message = declarationMessage();
    await mock.client.script({ match: { reference: message.reference }, behaviours });
    return lodge(message);
  };
  const receive = (count: number) =>
    eventually(
      `${count} notices`,
      () => mock.receiver.received,
      (received) => received.length >= count,
    );
  const noticesInState = (state: string, count: number) =>
    eventually(
      `${count} notices ${state}`,
      () => mock.client.notices({ state }),
      ({ length }) => length === count,
    );

  it('are signed, name the command they answer, and carry its correlation id', async () => {
    const message = await lodge();
    const [notice] = await receive(1);
    expect(notice).toMatchObject({
      path: '/v1/notices/customs',
      isSigned: true,
      headers: { 'x-correlation-id': 'cor-7', 'webhook-id': notice?.body.id },
      body: {
        type: 'customs.declaration.accepted',
        reference: message.reference,
        version: 1,
        data: { function_code: '01', lrn: message.lrn },
      },
    });
    const [record] = await noticesInState('delivered', 1);
    expect(record).toMatchObject({ attempts: 1, last_outcome: 'HTTP 204' });
  });

  it('are repeated after a failure until taken, with the same id', async () => {
    mock.receiver.answerNext(503, 500, 429, 408);
    await lodge();
    const received = await receive(5);
    expect(new Set(received.map(({ body }) => body.id)).size).toBe(1);
    expect(received.every(({ isSigned }) => isSigned)).toBe(true);
    const [record] = await noticesInState('delivered', 1);
    expect(record).toMatchObject({ attempts: 5, client_errors: 0 });
  });

  it('are blocked at the second 4xx or 3xx, and sent again when cleared', async () => {
    mock.receiver.answerNext(302, 404);
    const message = await lodge();
    const [blocked] = await noticesInState('blocked', 1);
    expect(blocked).toMatchObject({ attempts: 2, client_errors: 2, last_outcome: 'HTTP 404' });
    const nothing = await mock.client.post('/_control/notices/unblock', { match: { lrn: 'OTHER' } });
    expect(nothing.body).toEqual({ unblocked: 0 });
    const cleared = await mock.client.post('/_control/notices/unblock', { match: { lrn: message.lrn } });
    expect(cleared.body).toEqual({ unblocked: 1 });
    await noticesInState('delivered', 1);
    expect(mock.receiver.received).toHaveLength(3);
  });

  it('contradict one another, before or after the true one, for the same version', async () => {
    for (const order of ['before', 'after']) {
      const message = await scripted([{ kind: 'contradict_notice', order }]);
      const told = await eventually(
        `both notices, the contrary one ${order}`,
        () => mock.receiver.received.filter(({ body }) => body.reference === message.reference),
        ({ length }) => length === 2,
      );
      const types = told.map(({ body }) => body.type.replace('customs.declaration.', ''));
      expect(types).toEqual(order === 'before' ? ['rejected', 'accepted'] : ['accepted', 'rejected']);
      expect(told.map(({ body }) => body.version)).toEqual([1, 1]);
    }
  });

  it('wait for one another and go out last one first, and what follows is not kept back', async () => {
    const message = await scripted([{ kind: 'reverse_notices', count: 2 }]);
    await noticesInState('held', 1);
    await mock.client.event(message.reference, 'control');
    await receive(2);
    await mock.client.event(message.reference, 'release');
    const received = await receive(3);
    expect(received.map(({ body }) => body.type.replace('customs.declaration.', ''))).toEqual([
      'under_control',
      'accepted',
      'released',
    ]);
  });

  it('wait while held, and go when released', async () => {
    const message = await scripted([{ kind: 'hold_notice' }]);
    await noticesInState('held', 1);
    expect(mock.receiver.received).toHaveLength(0);
    const released = await mock.client.post('/_control/notices/release', { match: { reference: message.reference } });
    expect(released.body).toEqual({ released: 1 });
    await receive(1);
    await mock.client.event(message.reference, 'control');
    const [, second] = await receive(2);
    expect(second?.body).toMatchObject({ type: 'customs.declaration.under_control', data: { function_code: '05' } });
  });

  it('come twice under one id and once under another when scripted so', async () => {
    await scripted([{ kind: 'duplicate_answer' }]);
    const received = await receive(3);
    const ids = received.map(({ body }) => body.id);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
    expect(received.map(({ body }) => body.data)).toEqual([
      received[0]?.body.data,
      received[0]?.body.data,
      received[0]?.body.data,
    ]);
  });

  it('come after a contrary one for the version before when scripted so, once', async () => {
    const message = declarationMessage();
    const second = { ...message, version: 2 };
    await mock.client.script({ match: { lrn: message.lrn }, behaviours: [{ kind: 'late_answer_old_version' }] });
    await lodge(second);
    const received = await receive(2);
    expect(received.map(({ body }) => [body.type, body.version])).toEqual([
      ['customs.declaration.rejected', 1],
      ['customs.declaration.accepted', 2],
    ]);
    await mock.client.event(second.reference, 'release');
    expect((await receive(3)).map(({ body }) => body.version)).toEqual([1, 2, 2]);
  });

  it('of one parcel come in the order in which things happened', async () => {
    const message = await lodge();
    await receive(1);
    for (const event of ['require_documents', 'query', 'control', 'release', 'clear']) {
      expect((await mock.client.event(message.lrn, event)).status).toBe(200);
    }
    const received = await receive(6);
    expect(received.map(({ body }) => body.data.function_code)).toEqual(['01', '06', '51', '05', '08', '09']);
  });
});

describe('an event pushed by hand', () => {
  it('is refused when there is no such event, no such parcel, or not now', async () => {
    const mock = await startTestMock('customs');
    try {
      const message = declarationMessage();
      await mock.client.command('/declarations', message);
      const unknown = await mock.client.event(message.lrn, 'vanish');
      expect(unknown).toMatchObject({ status: 422, body: { code: 'UNKNOWN_EVENT' } });
      expect((await mock.client.event('NOBODY', 'accept')).status).toBe(404);
      expect(await mock.client.event(message.lrn, 'clear')).toMatchObject({ status: 409, body: { code: 'NOT_NOW' } });
    } finally {
      await mock.stop();
    }
  });
});
