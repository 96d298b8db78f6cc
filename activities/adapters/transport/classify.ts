import type { Counterparty } from '../../../domain/clearance/roles.js';
import { CounterpartyFault, type FaultCode } from './fault.js';

/** System and client error codes after which nothing was sent: the counterparty did not act. */
const NOT_REACHED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
/** Codes of a wait that was too long. */
const TOO_LONG = new Set(['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT']);
/** Codes of a connection that broke after it stood: whether the counterparty acted is unknown. */
const BROKEN = new Set([
  'ECONNRESET',
  'EPIPE',
  'ECONNABORTED',
  'UND_ERR_SOCKET',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'HPE_INVALID_EOF_STATE',
]);

/** The fault that a failed exchange is. A failure of no known kind is a fault of its own, which is not repeated blindly. */
export function classifyFailure(counterparty: Counterparty, error: unknown, expired: boolean): CounterpartyFault {
  if (expired) return new CounterpartyFault(counterparty, 'TIMEOUT', 'no answer in time', { cause: error });
  const code = systemCode(error);
  const fault: FaultCode =
    code === undefined
      ? 'UNKNOWN_FAULT'
      : NOT_REACHED.has(code)
        ? 'UNAVAILABLE'
        : TOO_LONG.has(code)
          ? 'TIMEOUT'
          : BROKEN.has(code)
            ? 'RESET'
            : 'UNKNOWN_FAULT';
  return new CounterpartyFault(counterparty, fault, code ?? 'the call failed', { cause: error });
}

/** The fault that an HTTP status is, or undefined for one that brings an answer. */
export function classifyStatus(
  counterparty: Counterparty,
  method: 'GET' | 'POST',
  answer: { status: number; text: string; retryAfter: string | null },
): CounterpartyFault | undefined {
  const { status, text } = answer;
  const code = faultOfStatus(status, method, text);
  if (code === undefined) return undefined;
  const seconds = Number(answer.retryAfter ?? Number.NaN);
  return new CounterpartyFault(counterparty, code, `HTTP ${status}`, {
    httpStatus: status,
    theirAnswer: text,
    ...(Number.isFinite(seconds) && seconds >= 0 ? { retryAfterMs: seconds * 1000 } : {}),
  });
}

function faultOfStatus(status: number, method: 'GET' | 'POST', text: string): FaultCode | undefined {
  if (status >= 500) return 'UNAVAILABLE';
  if (status >= 200 && status < 300) return undefined;
  if (status === 401 || status === 403) return 'NOT_AUTHORISED';
  if (status === 408) return 'TIMEOUT';
  if (status === 429) return 'RATE_LIMITED';
  if (method === 'GET') return status === 404 ? undefined : 'UNKNOWN_FAULT';
  if (status === 409) return undefined;
  // IETF Idempotency-Key draft 07: a key used before with another body is 422, as a refusal is; the code tells them apart.
  if (status === 422) return text.includes('"IDEMPOTENCY_KEY_REUSED"') ? 'KEY_CONFLICT' : undefined;
  return 'UNKNOWN_FAULT';
}

/**
 * Does this text begin as JSON and end before it is whole? Where no length was announced, that alone tells an answer
 * whose connection broke from one of another form.
 */
export function breaksOff(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  let open = 0;
  let inText = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (inText) {
      if (character === '\\') at += 1;
      else if (character === '"') inText = false;
    } else if (character === '"') inText = true;
    else if (character === '{' || character === '[') open += 1;
    else if (character === '}' || character === ']') open -= 1;
  }
  return inText || open > 0;
}

/** The first code along the causes of an error: fetch wraps the one that says what happened. */
function systemCode(error: unknown): string | undefined {
  let at = error;
  for (let depth = 0; typeof at === 'object' && at !== null && depth < 5; depth += 1) {
    if ('code' in at && typeof at.code === 'string') return at.code;
    at = 'cause' in at ? at.cause : undefined;
  }
  return undefined;
}
