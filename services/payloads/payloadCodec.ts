import type { Payload, PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';
import { decrypt, encrypt } from '../../prisma/sealing/aesGcm.js';
import { findKey, type KeyRing } from '../../prisma/sealing/keyRing.js';

const { Payload: wire } = proto.temporal.api.common.v1;

/** Words of the payload's metadata, as Temporal's own samples of encryption name them. */
const ENCODING = 'encoding';
const ENCRYPTED = 'binary/encrypted';
const KEY_ID = 'encryption-key-id';

/** A payload names a key that this process was not given. The workflow waits until it is. */
export class UnknownPayloadKey extends Error {
  constructor(readonly keyId: string) {
    super(`a payload was encrypted under the key ${keyId}, which PAYLOAD_KEYS does not hold`);
    this.name = 'UnknownPayloadKey';
  }
}

/**
 * Encrypts whatever goes to the engine and decrypts what comes from it: AES-256-GCM over the whole payload with its
 * metadata, under the first key of the ring, whose name stands in the clear. What was written before payloads were
 * encrypted comes through as it is, so that clearances of that time go on.
 */
export function createPayloadCodec(keys: KeyRing): PayloadCodec {
  return {
    encode: async (payloads) => payloads.map((payload) => encode(keys, payload)),
    decode: async (payloads) => payloads.map((payload) => decode(keys, payload)),
  };
}

/** The name of the key under which a payload was encrypted; undefined where it was not. */
export function keyOfPayload({ metadata }: Payload): string | undefined {
  if (textOf(metadata?.[ENCODING]) !== ENCRYPTED) return undefined;
  return textOf(metadata?.[KEY_ID]);
}

function encode([first]: KeyRing, payload: Payload): Payload {
  return {
    metadata: { [ENCODING]: Buffer.from(ENCRYPTED), [KEY_ID]: Buffer.from(first.id) },
    data: encrypt(first.key, wire.encode(payload).finish(), boundTo(first.id)),
  };
}

/** @throws UnknownPayloadKey; NotAuthentic */
function decode(keys: KeyRing, payload: Payload): Payload {
  const id = keyOfPayload(payload);
  if (id === undefined) return payload;
  const known = findKey(keys, id);
  if (known === undefined) throw new UnknownPayloadKey(id);
  return wire.decode(decrypt(known.key, payload.data ?? new Uint8Array(), boundTo(id)));
}

const boundTo = (keyId: string): string => `portolan/payload/${keyId}`;

const textOf = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString('utf8');
