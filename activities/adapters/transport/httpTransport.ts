import type { Call, Command } from './call.js';
import type { Counterparty } from '../../../domain/clearance/roles.js';
import { CounterpartyFault } from './fault.js';
import { breaksOff, classifyFailure, classifyStatus } from './classify.js';

/** Longest answer that is read, in characters. */
const LONGEST_ANSWER = 1_048_576;

const DEFAULT_TIMEOUT_MS = 10_000;

export interface TransportOptions {
  counterparty: Counterparty;
  baseUrl: string;
  /** Longest wait for an answer, unless the call says otherwise. */
  timeoutMs?: number | undefined;
  /** Headers for the counterparty alone, such as its credentials. */
  headers?: Readonly<Record<string, string>> | undefined;
}

/** What came back in the agreed form: done, refused (422), or something that leaves it open. */
export type PartnerAnswer =
  { kind: 'done'; body: unknown } | { kind: 'refused'; body: unknown } | { kind: 'open'; why: string };

/**
 * JSON over HTTP to one counterparty. Knows no message: it carries key and correlation id, waits no longer than allowed,
 * and tells an answer from a fault. It never repeats a call: that is the retry policy's business.
 */
export class HttpTransport {
  constructor(private readonly options: TransportOptions) {}

  /** Sends a command; the references stand in its body too. */
  async command(path: string, command: Command, message: object): Promise<PartnerAnswer> {
    const { key, lrn, invoiceNumber, version, mode } = command;
    const body = JSON.stringify({ ...message, reference: key, lrn, invoice_number: invoiceNumber, version });
    const { status, text } = await this.exchange(path, command, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': key,
        ...(mode === undefined ? {} : { 'portolan-mode': mode }),
      },
      body,
    });
    if (status === 409) return { kind: 'open', why: 'The same command is still being worked on.' };
    return { kind: status === 422 ? 'refused' : 'done', body: this.parse(text, status) };
  }

  /**
   * Asks; undefined says that the counterparty knows of no such thing. An answer that cannot be interpreted is a fault:
   * it must never be taken for "there is none".
   */
  async ask<T>(path: string, call: Call, interpret: (body: unknown) => T | undefined): Promise<T | undefined> {
    const { status, text } = await this.exchange(path, call, { method: 'GET' });
    if (status === 404) return undefined;
    const interpreted = interpret(this.parse(text, status));
    if (interpreted !== undefined) return interpreted;
    const detail = { httpStatus: status, theirAnswer: text };
    throw new CounterpartyFault(this.options.counterparty, 'NONSENSE', 'the answer has another form', detail);
  }

  private async exchange(
    path: string,
    call: Call,
    init: { method: 'GET' | 'POST'; headers?: Record<string, string>; body?: string },
  ): Promise<{ status: number; text: string }> {
    const { counterparty, baseUrl, headers } = this.options;
    const expiry = AbortSignal.timeout(call.timeoutMs ?? this.options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
    let answer: { status: number; text: string; retryAfter: string | null };
    try {
      const response = await fetch(`${baseUrl.replace(/\/$/, '')}${path}`, {
        ...init,
        headers: { accept: 'application/json', 'x-correlation-id': call.correlationId, ...headers, ...init.headers },
        redirect: 'manual',
        signal: AbortSignal.any([call.signal, expiry]),
      });
      answer = {
        status: response.status,
        text: await readText(response),
        retryAfter: response.headers.get('retry-after'),
      };
    } catch (error) {
      // Our own caller's wish to stop is not the counterparty's fault.
      if (call.signal.aborted) throw call.signal.reason;
      throw classifyFailure(counterparty, error, expiry.aborted);
    }
    const fault = classifyStatus(counterparty, init.method, answer);
    if (fault) throw fault;
    return answer;
  }

  private parse(text: string, httpStatus: number): unknown {
    try {
      return JSON.parse(text);
    } catch (cause) {
      const detail = { httpStatus, theirAnswer: text, cause };
      const { counterparty } = this.options;
      if (breaksOff(text)) throw new CounterpartyFault(counterparty, 'RESET', 'the answer breaks off', detail);
      throw new CounterpartyFault(counterparty, 'NONSENSE', 'the answer is no JSON', detail);
    }
  }
}

async function readText(response: Response): Promise<string> {
  const body: ReadableStream<unknown> | null = response.body;
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body ?? []) {
    if (chunk instanceof Uint8Array) text += decoder.decode(chunk, { stream: true });
    // What is longer than an answer can be is cut off, and then is no JSON.
    if (text.length > LONGEST_ANSWER) break;
  }
  return text + decoder.decode();
}
