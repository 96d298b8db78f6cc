import type { Readable } from 'node:stream';
import type { Json } from '../../domain/json.js';

/** What a route answers. JSON is turned into text once, so that a stored answer is the same byte for byte. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  json?: unknown;
  /** Members of the JSON, such as a new secret, for this answer alone: never stored, so a repeated request is answered without them. */
  shownOnce?: Readonly<Record<string, unknown>>;
  stream?: Readable;
}

/** An answer whose text is already made, or one that still has to be written. */
export type Sendable = Answer & { text?: string };

export const ok = (json: unknown, headers?: Record<string, string>): Answer => ({ status: 200, json, headers });

/** What was parsed from JSON, without the members that are absent. */
export const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;
