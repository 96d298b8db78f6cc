import { createHash } from 'node:crypto';
import { z } from 'zod';

/** Any JSON value, as a counterparty keeps it. */
export const JsonSchema = z.json();
export type Json = z.infer<typeof JsonSchema>;

export const JsonObjectSchema = z.record(z.string(), JsonSchema);
export type JsonObject = z.infer<typeof JsonObjectSchema>;

/** The same text for the same value whatever the order of its members; for comparing two bodies sent under one key. */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => `${JSON.stringify(name)}:${canonicalText(member)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/** SHA-256 (hex) of the canonical text of a body. */
export const bodyHash = (body: unknown): string => createHash('sha256').update(canonicalText(body)).digest('hex');
