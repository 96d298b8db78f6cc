import { isIP } from 'node:net';
import { Agent, request } from 'undici';
import { AddressRefused, guardLookup, resolveBySystem, type Resolve } from './guardedLookup.js';
import { isPublicAddress } from './publicAddress.js';

/** One request to an address that a firm has named. */
export interface OutgoingPost {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  /** Ends it at once; it then throws the signal's reason. */
  signal: AbortSignal;
}

/** What came of it: never an exception, since whatever a receiver does is its own affair. */
export interface Posted {
  /** Null where there was no answer. */
  httpStatus: number | null;
  /** Why it counts as not taken, in one short sentence; null where it was taken (2xx). */
  fault: string | null;
}

export interface GuardedPost {
  post(message: OutgoingPost): Promise<Posted>;
  /** Ends every connection at once. */
  close(): Promise<void>;
}

export interface GuardOptions {
  /** `allowed` in development alone. */
  privateAddresses: 'refused' | 'allowed';
  /** From the first packet to the last, milliseconds. */
  timeoutMs?: number;
  resolve?: Resolve;
}

/** Receivers are asked to answer within it. */
const TIMEOUT_MS = 10_000;
const LONGEST_HEADERS = 16_384;
/** Nobody reads what a receiver answers; so much of it is let pass so that its connection may be used again. */
const LONGEST_ANSWER = 16_384;

/**
 * Sends to addresses that others have chosen, and to no machine that only we can reach: what a name leads to is looked at
 * when the connection is made, redirects are not followed, and neither time nor size of an answer is the receiver's to
 * choose.
 */
export function createGuardedPost(options: GuardOptions): GuardedPost {
  const { privateAddresses, timeoutMs = TIMEOUT_MS, resolve = resolveBySystem } = options;
  const isGuarded = privateAddresses === 'refused';
  const agent = new Agent({
    connect: { timeout: timeoutMs, ...(isGuarded ? { lookup: guardLookup(resolve) } : {}) },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    maxHeaderSize: LONGEST_HEADERS,
  });
  return {
    async post({ url, headers, body, signal }) {
      const expiry = AbortSignal.timeout(timeoutMs);
      try {
        if (isGuarded) refuseNumbers(url);
        const ended = AbortSignal.any([signal, expiry]);
        const answer = await request(url, { dispatcher: agent, method: 'POST', headers, body, signal: ended });
        const { statusCode: httpStatus } = answer;
        // The status is the answer, however the rest of it ends.
        await answer.body.dump({ limit: LONGEST_ANSWER, signal: ended }).catch(() => undefined);
        return { httpStatus, fault: faultOf(httpStatus) };
      } catch (thrown) {
        if (signal.aborted) throw signal.reason;
        return { httpStatus: null, fault: expiry.aborted ? 'There was no answer in time.' : describe(thrown) };
      }
    },
    close: () => agent.destroy(),
  };
}

/** An address in numbers is never looked up, so it is looked at here. */
function refuseNumbers(url: string): void {
  const { hostname, protocol } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  if (protocol !== 'https:' || (isIP(host) !== 0 && !isPublicAddress(host))) throw new AddressRefused(hostname);
}

function faultOf(httpStatus: number): string | null {
  if (httpStatus >= 200 && httpStatus < 300) return null;
  return httpStatus >= 300 && httpStatus < 400
    ? 'The receiver points elsewhere; redirects are not followed.'
    : `The receiver answered ${httpStatus}.`;
}

const WORDS: Readonly<Record<string, string>> = {
  ADDRESS_REFUSED: 'The address is none that anything is sent to from here.',
  ENOTFOUND: 'The name of the host leads nowhere.',
  EAI_AGAIN: 'The name of the host could not be looked up.',
  ECONNREFUSED: 'Nobody listens there.',
  ECONNRESET: 'The connection broke off.',
  UND_ERR_SOCKET: 'The connection broke off.',
  UND_ERR_CONNECT_TIMEOUT: 'There was no connection in time.',
  UND_ERR_HEADERS_TIMEOUT: 'There was no answer in time.',
  UND_ERR_HEADERS_OVERFLOW: 'The answer is larger than any answer needs to be.',
};

/** Never the words of what was thrown: they may hold addresses that are not the firm's to know. */
function describe(thrown: unknown): string {
  const { code } = thrown as { code?: unknown };
  if (thrown instanceof AddressRefused) return WORDS.ADDRESS_REFUSED ?? '';
  if (typeof code !== 'string') return 'It could not be sent.';
  const isCertificate = /CERT|TLS|SSL|ALTNAME/.test(code);
  return WORDS[code] ?? (isCertificate ? 'The certificate of the receiver is not in order.' : 'It could not be sent.');
}
