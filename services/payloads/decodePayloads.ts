import { createHash } from 'node:crypto';
import type { Payload } from '@temporalio/common';
import { appendAudit, INSTALLATION_CHAIN } from '../../prisma/queries/audit.js';
import { NotAuthentic } from '../../prisma/sealing/aesGcm.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { authorise } from '../permissions/authorise.js';
import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { keyOfPayload, UnknownPayloadKey } from './payloadCodec.js';

/**
 * Decrypts what the engine keeps for an operator who looks into it. That he did is recorded before he is answered, with
 * the hash of each payload, by which it is found again in its history.
 * @throws ServiceProblem `PAYLOAD.KEY_UNKNOWN`, `PAYLOAD.NOT_AUTHENTIC`
 */
export async function decodePayloads(
  { payloadCodec, record, clock }: ServiceDeps,
  caller: Caller,
  payloads: readonly Payload[],
): Promise<Payload[]> {
  authorise(caller, 'decodePayloads');
  const decoded = await decode(payloadCodec, payloads);
  const keys = [...new Set(payloads.flatMap((payload) => keyOfPayload(payload) ?? []))].sort();
  const entry = {
    what: 'payloadsRead',
    at: clock().toISOString(),
    actor: caller.personId,
    role: caller.role,
    facts: { keys, payloads: payloads.map(hashOf) },
    details: null,
  };
  await record.withActor(actorOf(caller), (tx) => appendAudit(tx, INSTALLATION_CHAIN, [entry]));
  return decoded;
}

async function decode(codec: ServiceDeps['payloadCodec'], payloads: readonly Payload[]): Promise<Payload[]> {
  try {
    return await codec.decode([...payloads]);
  } catch (thrown) {
    if (thrown instanceof UnknownPayloadKey) {
      const detail = `No key ${thrown.keyId} is among PAYLOAD_KEYS.`;
      throw new ServiceProblem('PAYLOAD.KEY_UNKNOWN', { detail });
    }
    if (thrown instanceof NotAuthentic) throw new ServiceProblem('PAYLOAD.NOT_AUTHENTIC');
    throw thrown;
  }
}

const hashOf = ({ data }: Payload): string =>
  createHash('sha256')
    .update(data ?? new Uint8Array())
    .digest('hex');
