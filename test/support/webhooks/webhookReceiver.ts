import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';

/** One webhook as it came. */
export interface ReceivedWebhook {
  path: string;
  headers: Record<string, string>;
  body: string;
  event: { id: string; position: number; type: string; declaration_id: string };
}

export interface WebhookReceiver {
  url: string;
  received: ReceivedWebhook[];
  /** From now on every webhook is answered so. */
  answer(how: number | ((response: ServerResponse) => void)): void;
  stop(): Promise<void>;
}

/** A firm's own server on a free port; it answers 204 until it is told otherwise. */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const received: ReceivedWebhook[] = [];
  let how: number | ((response: ServerResponse) => void) = 204;
  const server = createServer((request, response) => {
    void buffer(request).then((bytes) => {
      const body = bytes.toString('utf8');
      const headers = request.headers as Record<string, string>;
      received.push({ path: request.url ?? '', headers, body, event: JSON.parse(body) as ReceivedWebhook['event'] });
      if (typeof how === 'number') response.writeHead(how).end();
      else how(response);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answer: (next) => void (how = next),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** Does the receiver's own check of Standard Webhooks let it pass? */
export function isGenuine(secret: string, { body, headers }: Pick<ReceivedWebhook, 'body' | 'headers'>): boolean {
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch {
    return false;
  }
}
