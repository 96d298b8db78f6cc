import type { Readable } from 'node:stream';

/** What a route answers. JSON is turned into text once, so that a stored answer is the same byte for byte. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  json?: unknown;
  stream?: Readable;
}

export const ok = (json: unknown, headers?: Record<string, string>): Answer => ({ status: 200, json, headers });
