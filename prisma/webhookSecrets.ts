import { createHmac } from 'node:crypto';
import { RecordError } from './recordErrors.js';

/** A key of the installation from which the signing secrets of webhook endpoints are derived. */
export interface WebhookKey {
  id: string;
  /** Base64 of at least 32 random bytes. */
  base64: string;
}

/** The first makes new secrets; the others are there for the secrets that were made with them. */
export type WebhookKeys = readonly WebhookKey[];

/** Which of an endpoint's secrets: each rotation begins another round. */
export interface SecretRef {
  endpointId: string;
  keyId: string;
  round: number;
}

/**
 * A signing secret in the form of Standard Webhooks. It is derived (HMAC-SHA256 of endpoint and round), so that whoever
 * reads the database cannot sign in our name.
 * @throws RecordError `RECORD.MISSING` when the key was taken out of the configuration
 */
export function webhookSecretOf(keys: WebhookKeys, { endpointId, keyId, round }: SecretRef): string {
  const key = keys.find(({ id }) => id === keyId);
  if (key === undefined) throw new RecordError('RECORD.MISSING', `WEBHOOK_KEYS has no key ${keyId} for ${endpointId}`);
  const secret = createHmac('sha256', Buffer.from(key.base64, 'base64')).update(`${endpointId}.${round}`, 'utf8');
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
export function validSecrets(keys: WebhookKeys, endpoint: SecretRounds, at: Date): string[] {
  const { id: endpointId, keyId, secretRound: round, previousKeyId, previousUntil } = endpoint;
  const newest = webhookSecretOf(keys, { endpointId, keyId, round });
  if (previousKeyId === null || previousUntil === null || Date.parse(previousUntil) <= at.getTime()) return [newest];
  return [newest, webhookSecretOf(keys, { endpointId, keyId: previousKeyId, round: round - 1 })];
}
