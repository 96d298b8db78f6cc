import { createHmac } from 'node:crypto';
import { RecordError } from './recordErrors.js';
import { findKey, type KeyRing } from './sealing/keyRing.js';

/** Which of an endpoint's secrets: each rotation begins another round. */
export interface SecretRef {
  endpointId: string;
  keyId: string;
  round: number;
}

/**
 * A signing secret in the form of Standard Webhooks. It is derived (HMAC-SHA256 of endpoint and round), so that whoever
 * reads the database cannot sign in our name.
 * @param keys of the installation, `WEBHOOK_KEYS`: the first makes new secrets, the others are there for those made with them
 * @throws RecordError `RECORD.MISSING` when the key was taken out of the configuration
 */
export function webhookSecretOf(keys: KeyRing, { endpointId, keyId, round }: SecretRef): string {
  const key = findKey(keys, keyId);
  if (key === undefined) throw new RecordError('RECORD.MISSING', `WEBHOOK_KEYS has no key ${keyId} for ${endpointId}`);
  const secret = createHmac('sha256', key.key).update(`${endpointId}.${round}`, 'utf8');
  return `whsec_${secret.digest('base64')}`;
}

/** The parts of an endpoint that say which secrets are valid. */
export interface SecretRounds {
  id: string;
  keyId: string;
  secretRound: number;
  previousKeyId: string | null;
  previousUntil: string | null;
}

/** Every secret that is valid at an instant, the newest first. @throws as `webhookSecretOf` */
export function validSecrets(keys: KeyRing, endpoint: SecretRounds, at: Date): string[] {
  const { id: endpointId, keyId, secretRound: round, previousKeyId, previousUntil } = endpoint;
  const newest = webhookSecretOf(keys, { endpointId, keyId, round });
  if (previousKeyId === null || previousUntil === null || Date.parse(previousUntil) <= at.getTime()) return [newest];
  return [newest, webhookSecretOf(keys, { endpointId, keyId: previousKeyId, round: round - 1 })];
}
