import type { decodePayloads } from '../../services/payloads/decodePayloads.js';

type Payload = Parameters<typeof decodePayloads>[2][number];
/** As Temporal's interfaces write it in JSON. */
interface WirePayload {
  metadata?: Record<string, string> | undefined;
  data?: string | undefined;
}

const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const fromBase64 = (text: string): Uint8Array => Buffer.from(text, 'base64');

export const presentPayload = ({ metadata, data }: Payload): WirePayload => ({
  metadata: Object.fromEntries(Object.entries(metadata ?? {}).map(([name, value]) => [name, toBase64(value)])),
  data: toBase64(data ?? new Uint8Array()),
});

/** The opposite of {@link presentPayload}. */
export const payloadOf = ({ metadata = {}, data = '' }: WirePayload): Payload => ({
  metadata: Object.fromEntries(Object.entries(metadata).map(([name, value]) => [name, fromBase64(value)])),
  data: fromBase64(data),
});
