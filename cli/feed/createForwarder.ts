import { Webhook } from 'standardwebhooks';
import type { Event } from '../../api/contract/event.js';
import { CliFault } from '../context.js';

const PATIENCE_MS = 10_000;

/**
 * Sends events to a receiver that is being written, as a webhook endpoint would be sent them: once each, and says what came
 * of it. What it did not take is asked for again with `portolan listen --after`.
 * @param secret Standard Webhooks secret; without one nothing is signed
 * @throws CliFault for an address or a secret that is none
 */
export function createForwarder(address: string, secret?: string): (event: Event) => Promise<string> {
  if (!URL.canParse(address)) throw new CliFault(`--forward takes an address such as http://localhost:3000/hook.`);
  const signer = secret === undefined ? undefined : readSecret(secret);
  return async (event) => {
    const body = JSON.stringify(event);
    const at = new Date();
    const signature: Record<string, string> =
      signer === undefined ? {} : { 'webhook-signature': signer.sign(event.id, at, body) };
    try {
      const answer = await fetch(address, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          'content-type': 'application/json',
          'webhook-id': event.id,
          'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
          ...signature,
        },
        body,
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      await answer.arrayBuffer();
      return `${address} answered ${answer.status}.`;
    } catch {
      return `${address} did not answer.`;
    }
  };
}

function readSecret(secret: string): Webhook {
  try {
    return new Webhook(secret);
  } catch {
    throw new CliFault('--secret takes a secret of Standard Webhooks, whsec_ and base64.');
  }
}
