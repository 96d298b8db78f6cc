import type { Request, Response } from 'express';
import { findBehaviour, type Behaviour } from './behaviours.js';
import type { JsonObject } from './json.js';

/** Longest time a request is left without an answer when its sender does not give up. */
const SILENCE_MS = 60_000;

const NONSENSE = '<html><body><h1>It works!</h1><p>{"outcome": maybe</p></body></html>';

/** Waits; ends at once when the service stops. */
export function pause(ms: number, stopping: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stopping.aborted) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      stopping.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    stopping.addEventListener('abort', done);
  });
}

/** What the sender meets before anything is done. Answers true when the request ends here. */
export async function meetFaultBefore(
  behaviours: readonly Behaviour[],
  response: Response,
  stopping: AbortSignal,
): Promise<boolean> {
  const slow = findBehaviour(behaviours, 'slow');
  if (slow) await pause(slow.ms, stopping);
  // A service that was stopped meanwhile has no effect any more.
  if (stopping.aborted || findBehaviour(behaviours, 'reset')) {
    response.socket?.resetAndDestroy();
    return true;
  }
  const status = findBehaviour(behaviours, 'status');
  if (!status) return false;
  if (status.retry_after_seconds !== undefined) response.set('Retry-After', String(status.retry_after_seconds));
  response.status(status.status).json({ code: `HTTP_${status.status}`, message: 'As scripted.' });
  return true;
}

/** Answers, or fails to answer, after the effect. */
export async function answerWithFaults(
  behaviours: readonly Behaviour[],
  request: Request,
  response: Response,
  answer: { status: number; body: JsonObject; replayed: boolean },
  stopping: AbortSignal,
): Promise<void> {
  const untilGivenUp = async (ms: number = SILENCE_MS): Promise<void> => {
    const gaveUp = new AbortController();
    request.socket.once('close', () => gaveUp.abort());
    await pause(ms, AbortSignal.any([stopping, gaveUp.signal]));
    response.socket?.destroy();
  };
  const silence = findBehaviour(behaviours, 'timeout_after_effect');
  if (silence) return untilGivenUp(silence.ms);
  if (findBehaviour(behaviours, 'nonsense')) {
    response.status(200).type('html').send(NONSENSE);
    return;
  }
  if (findBehaviour(behaviours, 'unclear')) {
    response.status(202).json({ outcome: 'processing' });
    return;
  }
  if (answer.replayed) response.set('Idempotent-Replayed', 'true');
  const half = findBehaviour(behaviours, 'half_answer');
  if (half) return breakOff(response, answer, half.length === 'announced');
  const slowClose = findBehaviour(behaviours, 'slow_close');
  if (slowClose) {
    // In pieces and without the last one, which would be its end.
    response.status(answer.status).type('json').write(JSON.stringify(answer.body));
    return untilGivenUp(slowClose.ms);
  }
  response.status(answer.status).json(answer.body);
}

/**
 * Sends the first half of the body and ends the connection. Without a length announced, the end of the connection is the
 * end of the answer (HTTP/1.1, RFC 9112 section 6.3), and nothing but the body itself shows that a half is missing.
 */
async function breakOff(
  response: Response,
  answer: { status: number; body: JsonObject },
  lengthIsAnnounced: boolean,
): Promise<void> {
  const body = Buffer.from(JSON.stringify(answer.body));
  response.status(answer.status).type('json');
  if (lengthIsAnnounced) response.set('Content-Length', String(body.length));
  else {
    response.set('Connection', 'close');
    response.removeHeader('Transfer-Encoding');
    response.useChunkedEncodingByDefault = false;
  }
  await new Promise<void>((resolve) => response.write(body.subarray(0, body.length / 2), () => resolve()));
  response.socket?.end();
}
