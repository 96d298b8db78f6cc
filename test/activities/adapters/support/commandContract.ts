import { randomUUID } from 'node:crypto';
import {
  CounterpartyFault,
  type FaultCode,
  type Refused,
  type Unclear,
} from '../../../../activities/adapters/transport/port.js';
import type { ContractSubject, MakeSubject, Misbehaviour } from './contractSubject.js';

/** Long enough for a loopback answer, short enough to wait for one that never comes. */
const PATIENCE_MS = 400;

/** What the suite gives to every call. */
export interface ContractCall {
  key: string;
  correlationId: string;
  signal: AbortSignal;
  timeoutMs: number;
  lrn: string;
  invoiceNumber: string;
  version: number;
}

type AnyAnswer = { outcome: 'accepted' } | Refused | Unclear;

/** One command of a port, with what is needed to send it. `Context` is what has to exist at the partner before. */
export interface CommandUnderContract<Port, Context> {
  name: string;
  prepare: (port: Port, call: ContractCall) => Promise<Context>;
  send: (port: Port, call: ContractCall, context: Context) => Promise<AnyAnswer>;
  /** The same key with another content. */
  sendChanged: (port: Port, call: ContractCall, context: Context) => Promise<AnyAnswer>;
  /** Something that the partner refuses at once, and the pointer (into our data) of its first reason, if any is meant. */
  sendRefusable: (port: Port, call: ContractCall, context: Context) => Promise<AnyAnswer>;
  refusal: { code: string; pointer?: string };
  findByKey: (
    port: Port,
    question: { key: string; correlationId: string; signal: AbortSignal },
  ) => Promise<{ operation: string; answer: AnyAnswer } | undefined>;
}

const FAULTS: readonly [Misbehaviour, FaultCode, boolean][] = [
  ['unavailable', 'UNAVAILABLE', true],
  ['rate_limited', 'RATE_LIMITED', true],
  ['reset', 'RESET', true],
  ['no_answer_after_effect', 'TIMEOUT', true],
  ['half_answer', 'RESET', true],
  ['half_answer_of_known_length', 'RESET', true],
  ['answer_without_end', 'TIMEOUT', true],
  ['nonsense', 'NONSENSE', false],
  ['not_authorised', 'NOT_AUTHORISED', false],
  ['other_status', 'UNKNOWN_FAULT', false],
];

const newCall = (change: Partial<ContractCall> = {}): ContractCall => {
  const id = randomUUID();
  return {
    key: `clearance:dec_${id}:contract:1`,
    correlationId: `cor-${id}`,
    signal: new AbortController().signal,
    timeoutMs: PATIENCE_MS,
    lrn: id.replaceAll('-', '').slice(0, 20).toUpperCase(),
    invoiceNumber: `INV-${id.slice(0, 8)}`,
    version: 1,
    ...change,
  };
};

async function faultOf(call: Promise<unknown>): Promise<CounterpartyFault> {
  const ended = await call.then(
    (answer) => ({ answer }),
    (error: unknown) => error,
  );
  if (ended instanceof CounterpartyFault) return ended;
  throw new Error(`Expected a fault, got ${JSON.stringify(ended)}`);
}

/** The contract of one command: what every adapter has to do with it, whoever the partner is. */
export function describeCommandContract<Port, Context>(
  command: CommandUnderContract<Port, Context>,
  makeSubject: MakeSubject<Port>,
): void {
  describe(command.name, () => {
    let subject: ContractSubject<Port>;
    beforeAll(async () => {
      subject = await makeSubject();
    });
    afterAll(() => subject.close());

    const prepared = async (change: Partial<ContractCall> = {}) => {
      const call = newCall(change);
      const before = { ...call, key: `before:${call.key}`, timeoutMs: 5_000, signal: new AbortController().signal };
      const context = await command.prepare(subject.adapter, before);
      const send = (again: Partial<ContractCall> = {}) => command.send(subject.adapter, { ...call, ...again }, context);
      const found = () => command.findByKey(subject.adapter, call);
      return { call, context, send, found, performed: () => subject.controls.performed(call.key) };
    };

    it('is accepted, with one effect', async () => {
      const { send, found, performed } = await prepared();
      const answer = await send();
      expect(answer.outcome).toBe('accepted');
      expect(await performed()).toBe(1);
      expect((await found())?.answer).toEqual(answer);
    });

    it('carries the correlation id', async () => {
      const { call, send } = await prepared();
      await send();
      expect(await subject.controls.correlationIds(call.key)).toEqual([call.correlationId]);
    });

    it('is refused with their code, ours and the field, without an effect', async () => {
      const { call, context, found, performed } = await prepared();
      const answer = await command.sendRefusable(subject.adapter, call, context);
      expect(answer).toMatchObject({ outcome: 'refused', code: command.refusal.code });
      if (answer.outcome !== 'refused') throw new Error(`Expected a refusal, got ${answer.outcome}`);
      expect(answer.theirCode).not.toBe('');
      expect(answer.reasons[0]?.pointer).toBe(command.refusal.pointer);
      expect(answer.reasons[0]?.message).not.toBe('');
      expect(await performed()).toBe(0);
      expect((await found())?.answer).toEqual(answer);
    });

    it('has one effect under one key, and the same answer', async () => {
      const { send, performed } = await prepared();
      const [first, second] = [await send(), await send()];
      expect(second).toEqual(first);
      expect(await performed()).toBe(1);
    });

    it('is a fault that is not repeated when the key comes with another content', async () => {
      const { call, context, send, performed } = await prepared();
      await send();
      const fault = await faultOf(command.sendChanged(subject.adapter, call, context));
      expect(fault).toMatchObject({ code: 'KEY_CONFLICT', retry: false, httpStatus: 422 });
      expect(await performed()).toBe(1);
    });

    it('can be asked for after no answer came to what was done', async () => {
      const { call, send, found, performed } = await prepared();
      await subject.controls.misbehave(call.key, 'no_answer_after_effect');
      expect(await faultOf(send())).toMatchObject({ code: 'TIMEOUT', retry: true });
      const answer = (await found())?.answer;
      expect(answer?.outcome).toBe('accepted');
      expect(await send()).toEqual(answer);
      expect(await performed()).toBe(1);
    });

    it('is not known under a key that was never sent', async () => {
      const { found } = await prepared();
      expect(await found()).toBeUndefined();
    });

    it.each(FAULTS)(
      'meets %s as the fault %s (worth repeating: %s), and succeeds afterwards',
      async (kind, code, retry) => {
        const { call, send, performed } = await prepared();
        await subject.controls.misbehave(call.key, kind);
        const fault = await faultOf(send());
        expect(fault).toMatchObject({ code, retry, errorCode: `COUNTERPARTY.${code}` });
        if (kind === 'rate_limited') expect(fault.retryAfterMs).toBe(3_000);
        expect((await send()).outcome).toBe('accepted');
        expect(await performed()).toBe(1);
      },
    );

    it('leaves open what a well-formed answer does not say', async () => {
      const { call, send, found } = await prepared();
      await subject.controls.misbehave(call.key, 'unclear');
      const answer = await send();
      expect(answer.outcome === 'unclear' ? answer.why : answer).toMatch(/./);
      expect((await found())?.answer.outcome).toBe('accepted');
    });

    it('is a fault worth repeating while nobody is there', async () => {
      const { send, performed } = await prepared();
      await subject.controls.goDown();
      const fault = await faultOf(send());
      await subject.controls.comeUp();
      expect(['UNAVAILABLE', 'RESET']).toContain(fault.code);
      expect(fault.retry).toBe(true);
      expect(await performed()).toBe(0);
    });

    it('ends at once with the reason of the one who calls it off', async () => {
      const reason = new Error('no longer wanted');
      const { call, send, performed } = await prepared();
      await expect(send({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
      expect(await performed()).toBe(0);

      await subject.controls.misbehave(call.key, 'no_answer_after_effect');
      const caller = new AbortController();
      const sending = send({ signal: caller.signal, timeoutMs: 10_000 });
      setTimeout(() => caller.abort(reason), 50);
      await expect(sending).rejects.toBe(reason);
    });
  });
}
