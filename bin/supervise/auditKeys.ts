import { generateKeyPairSync } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicKeyLine, type NamedSigningKey } from '../../services/audit/headSigner.js';
import { createDevelopmentName } from '../config/developmentKeys.js';
import { findInstallation, keepAuditKey, type InstallationRecord } from './installationFile.js';

/** A new key: its private half as the setting AUDIT_SIGNING_KEY has it, and the line of its public half for the key file. */
export interface NewAuditKey {
  id: string;
  setting: string;
  publicLine: string;
}

/** Where an installation keeps the public keys of its signed heads, and the heads. */
export const auditKeyFile = (home: string): string => join(home, 'audit-keys.jsonl');
export const auditHeadsFolder = (home: string): string => join(home, 'audit-heads');

/** Makes a key of a name. */
export function createAuditKey(id: string): NewAuditKey {
  const { privateKey } = generateKeyPairSync('ed25519');
  const key: NamedSigningKey = { id, pkcs8: privateKey.export({ format: 'der', type: 'pkcs8' }) };
  return { id, setting: `${id}:${key.pkcs8.toString('base64')}`, publicLine: publicKeyLine(key) };
}

/** The signing key of an installation, as its setting; made, and vouched for in the key file, when it is first needed. */
export function provideAuditKey(home: string, record: InstallationRecord): string {
  return record.auditSigningKey ?? replaceAuditKey(home, record).setting;
}

/**
 * Gives the installation of a home a new signing key, from its next start on. The old one stays in the key file: what it
 * signed stays signed.
 * @throws Error when no installation was founded there
 */
export function rotateAuditKey(home: string): NewAuditKey {
  const record = findInstallation(home);
  if (record === undefined) throw new Error(`there is no installation in ${home}`);
  return replaceAuditKey(home, record);
}

function replaceAuditKey(home: string, record: InstallationRecord): NewAuditKey {
  const key = createAuditKey(createDevelopmentName());
  // Vouched for first: a key that signs and that nobody knows would be a false alarm.
  appendFileSync(auditKeyFile(home), key.publicLine, { mode: 0o600 });
  keepAuditKey(home, record, key.setting);
  return key;
}
