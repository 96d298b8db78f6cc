import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { ServiceName } from '../../mocks/index.js';
import { eventually } from './support/eventually.js';
import { bookingMessage, declarationMessage, intentMessage } from './support/messages.js';
import { startNoticeReceiver, type NoticeReceiver } from './support/noticeReceiver.js';
import { startTestMock, TEST_SECRET, type TestMock } from './support/startTestMock.js';

describe('a counterparty that is stopped and started again', () => {
  let stateDir: string;
  let receiver: NoticeReceiver;
  const running: TestMock[] = [];
  beforeEach(async () => {
    stateDir = mkdtempSync(join(tmpdir(), 'portolan mocks '));
    receiver = await startNoticeReceiver(TEST_SECRET);
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((mock) => mock.service.stop()));
    await receiver.stop();
    rmSync(stateDir, { recursive: true });
  });

  const start = async (name: ServiceName, options: { autoProgressMs?: number; firstMs?: number } = {}) => {
    const noticeRetry = { firstMs: options.firstMs ?? 20, clientErrorMs: 30 };
    const mock = await startTestMock(name, {
      stateDir,
      receiver,
      noticeRetry,
      autoProgressMs: options.autoProgressMs ?? 5,
    });
    running.push(mock);
    return mock;
  };
  const stop = (mock: TestMock) => {
    running.splice(running.indexOf(mock), 1);
    return mock.service.stop();
  };

  it('answers the same key as before, and still counts one effect', async () => {
    const before = await start('carrier');
    const message = bookingMessage();
    const first = await before.client.command('/labels', message);
    await stop(before);
    const after = await start('carrier');
    expect((await after.client.command('/labels', message)).body).toEqual(first.body);
    expect(await after.client.effects(message.reference)).toMatchObject({ performed: 1, effects: [{ asked: 2 }] });
    const other = await after.client.command('/labels', bookingMessage());
    expect(other.body).not.toEqual(first.body);
  });

  it('goes on with what it had still to do', async () => {
    const before = await start('customs', { autoProgressMs: 60_000 });
    const message = declarationMessage();
    await before.client.command('/declarations', message);
    await before.client.event(message.reference, 'accept');
    const booking = bookingMessage();
    const carrier = await start('carrier', { autoProgressMs: 80 });
    await carrier.client.command('/labels', booking);
    await stop(carrier);
    await stop(before);
    receiver.received.splice(0);

    await start('carrier', { autoProgressMs: 10 });
    await eventually(
      'posted and departed',
      () => receiver.received.map(({ body }) => body.type),
      (types) => types.join() === 'carrier.parcel.posted,carrier.parcel.departed',
    );
  });

  it('delivers the notices that it could not deliver before, held ones only when released', async () => {
    const before = await start('customs', { firstMs: 60_000 });
    const [failed, held] = [declarationMessage(), declarationMessage()];
    receiver.answerNext(503);
    await before.client.script({ match: { lrn: held.lrn }, behaviours: [{ kind: 'hold_notice' }] });
    await before.client.command('/declarations', held);
    await before.client.command('/declarations', failed);
    await eventually(
      'both tried',
      () => before.client.notices(),
      (all) => all.length === 2 && all.every(({ state, attempts }) => state === 'held' || attempts === 1),
    );
    await stop(before);

    const after = await startTestMock('customs', { stateDir, receiver, now: () => new Date(Date.now() + 61_000) });
    running.push(after);
    await eventually(
      'the failed one came',
      () => receiver.received.length,
      (count) => count === 2,
    );
    expect(receiver.received[1]?.body.reference).toBe(failed.reference);
    await after.client.post('/_control/notices/release', {});
    await eventually(
      'the held one came',
      () => receiver.received.length,
      (count) => count === 3,
    );
    expect(receiver.received[2]?.body.reference).toBe(held.reference);
  });

  it('drops notices after 14 days', async () => {
    const before = await start('customs', { firstMs: 60_000 });
    receiver.answerNext(503);
    await before.client.command('/declarations', declarationMessage());
    await eventually(
      'one tried',
      () => before.client.notices(),
      ([notice]) => notice?.attempts === 1,
    );
    await stop(before);
    const days = 24 * 3_600_000;
    const after = await startTestMock('customs', {
      stateDir,
      receiver,
      now: () => new Date(Date.now() + 14 * days + 1),
    });
    running.push(after);
    expect(await after.client.notices()).toEqual([]);
    expect(receiver.received).toHaveLength(1);
  });

  it('has forgotten only what was never finished when it was killed while writing', async () => {
    const before = await start('payment');
    const message = intentMessage();
    const { body } = await before.client.command('/intents', message);
    const { intent_id } = z.object({ intent_id: z.string() }).parse(body);
    await stop(before);
    expect(readdirSync(stateDir)).toEqual(['payment.jsonl']);
    appendFileSync(join(stateDir, 'payment.jsonl'), '[["intents","int_00000002",{"intent_id":"int_0000');
    const after = await start('payment');
    expect((await after.client.get(`/status/${intent_id}`)).body).toMatchObject({ state: 'waiting', amount: '12.50' });
    expect((await after.client.get('/status/int_00000002')).status).toBe(404);
    await stop(after);
    expect((await (await start('payment')).client.get(`/status/${intent_id}`)).status).toBe(200);
  });
});
