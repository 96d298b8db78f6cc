import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { NoticeBodySchema, type NoticeBody } from '../../../mocks/service/noticeRecord.js';

/** One notice as it came. */
export interface ReceivedNotice {
  path: string;
  headers: Record<string, string>;
  rawBody: string;
  body: NoticeBody;
  /** The signature fits the body under the receiver's secret. */
  isSigned: boolean;
}

export interface NoticeReceiver {
  url: string;
  received: ReceivedNotice[];
  /** Answers these statuses to the next notices, then 204. */
  answerNext(...statuses: number[]): void;
  stop(): Promise<void>;
}

/** A loopback stand-in of our API that takes notices, checks their signature, and answers as it is told. */
export async function startNoticeReceiver(secret: string): Promise<NoticeReceiver> {
  const received: ReceivedNotice[] = [];
  const statuses: number[] = [];
  const server = createServer((request, response) => {
    void buffer(request).then((bytes) => {
      const rawBody = bytes.toString('utf8');
      const headers = z.record(z.string(), z.string()).parse(request.headers);
      const isSigned = verifies(secret, rawBody, headers);
      received.push({
        path: request.url ?? '',
        headers,
        rawBody,
        body: NoticeBodySchema.parse(JSON.parse(rawBody)),
        isSigned,
      });
      const status = statuses.shift() ?? 204;
      response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The receiver has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    received,
    answerNext: (...next) => void statuses.push(...next),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function verifies(secret: string, rawBody: string, headers: Record<string, string>): boolean {
  try {
    new Webhook(secret).verify(rawBody, headers);
    return true;
  } catch {
    return false;
  }
}
