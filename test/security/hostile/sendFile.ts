import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import type { TestApi } from '../../support/api/startTestApi.js';

/** An upload ready to be sent, made before anything is measured. */
export function multipartOf(content: Uint8Array, name: string): { boundary: string; body: Buffer } {
  const boundary = `b-${randomUUID()}`;
  const part = (facts: string): string => `--${boundary}\r\nContent-Disposition: form-data; ${facts}\r\n`;
  const head = `${part('name="kind"')}\r\nother\r\n${part(`name="file"; filename="${name}"`)}\r\n`;
  return { boundary, body: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]) };
}

/** Sends an upload piece by piece, so that what is measured is the side that receives it. */
export function sendFile(
  api: TestApi,
  { boundary, body }: ReturnType<typeof multipartOf>,
): Promise<{ status: number; code: string }> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${api.people.exporter.token}`,
      'idempotency-key': randomUUID(),
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': String(body.length),
    };
    const sending = request(`${api.url}/v1/documents`, { method: 'POST', headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        const { code } = JSON.parse(text) as { code: string };
        resolve({ status: response.statusCode ?? 0, code });
      });
    });
    sending.once('error', reject);
    const from = (at: number): void => {
      const next = Math.min(at + 64 * 1024, body.length);
      const piece = body.subarray(at, next);
      if (next === body.length) sending.end(piece);
      else sending.write(piece, () => from(next));
    };
    from(0);
  });
}
