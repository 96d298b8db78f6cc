import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.js';
import { createDevelopmentKey } from '../config/developmentKeys.js';
import type { DatabasePasswords } from '../postgres/rolesAndDatabase.js';
import { hasCode } from '../process/hasCode.js';

/** What is decided once for an installation and kept in its home, readable by its user alone. */
export interface InstallationRecord {
  /** Shared by the database and the Temporal store; a pair that does not match is refused. */
  id: string;
  createdAt: string;
  /** True once database and Temporal store both carry the id. */
  claimed?: boolean;
  passwords: DatabasePasswords;
  /** Of the engine's role, once Temporal keeps its store in the installation's PostgreSQL. */
  enginePassword?: string;
  counterpartySecrets: Config['COUNTERPARTY_SECRETS'];
  /** Signs the cookies of sessions. */
  sessionSecret?: string;
  /** From which the signing secrets of webhook endpoints are derived: a key as its setting has it; an older one is base64. */
  webhookKey?: string;
  /** The key that signs the heads of the audit chains, as its setting has it. */
  auditSigningKey?: string;
  /** Of an installation in development: keys of payloads and of subjects, in the form of their settings. */
  keys?: { payload: string; subject: string };
}

/**
 * Reads the installation of a home, or founds it there.
 * @returns the record and the home as an absolute path without links
 */
export function openInstallation(home: string): { record: InstallationRecord; home: string } {
  mkdirSync(home, { recursive: true });
  const folder = realpathSync(home);
  const found = findInstallation(folder);
  if (found) return { record: found, home: folder };
  const record: InstallationRecord = {
    id: randomUUID(),
    createdAt: new Date().toISOString(),
    passwords: { superuser: password(), owner: password(), application: password() },
    counterpartySecrets: { customs: webhookSecret(), carrier: webhookSecret(), payment: webhookSecret() },
  };
  writeRecord(folder, record);
  return { record, home: folder };
}

/** Remembers that database and Temporal store both carry the installation's id. */
export function recordClaim(home: string, record: InstallationRecord): void {
  record.claimed = true;
  writeRecord(home, record);
}

/**
 * The secret of each counterparty. One that has come into the configuration since is given one, which is kept.
 * @param names counterparties that must have one
 */
export function provideSecrets(
  home: string,
  record: InstallationRecord,
  names: readonly string[],
): Config['COUNTERPARTY_SECRETS'] {
  const secrets = record.counterpartySecrets;
  const missing = names.filter((name) => secrets[name] === undefined);
  if (missing.length > 0) {
    for (const name of missing) secrets[name] = webhookSecret();
    writeRecord(home, record);
  }
  return secrets;
}

/** The keys of an installation in development; made and kept when they are first needed. */
export function provideDevelopmentKeys(
  home: string,
  record: InstallationRecord,
): NonNullable<InstallationRecord['keys']> {
  if (record.keys !== undefined) return record.keys;
  record.keys = { payload: createDevelopmentKey(), subject: createDevelopmentKey() };
  writeRecord(home, record);
  return record.keys;
}

/** The password of the engine's role in PostgreSQL; chosen and kept when it is first needed. */
export function getEnginePassword(home: string, record: InstallationRecord): string {
  if (record.enginePassword !== undefined) return record.enginePassword;
  record.enginePassword = password();
  writeRecord(home, record);
  return record.enginePassword;
}

/** The secret that signs the cookies of sessions; chosen and kept when it is first needed. */
export function provideSessionSecret(home: string, record: InstallationRecord): string {
  if (record.sessionSecret !== undefined) return record.sessionSecret;
  record.sessionSecret = randomBytes(32).toString('base64url');
  writeRecord(home, record);
  return record.sessionSecret;
}

/**
 * The setting of the key of webhook secrets of an installation in development; made and kept when it is first needed. One
 * from before such keys had names is called as the endpoints that were made with it know it.
 */
export function provideWebhookKeys(home: string, record: InstallationRecord): string {
  if (record.webhookKey === undefined) {
    record.webhookKey = createDevelopmentKey();
    writeRecord(home, record);
  }
  return record.webhookKey.includes(':') ? record.webhookKey : `k1:${record.webhookKey}`;
}

/** Keeps the key that signs the heads of the audit chains. */
export function keepAuditKey(home: string, record: InstallationRecord, setting: string): void {
  record.auditSigningKey = setting;
  writeRecord(home, record);
}

function writeRecord(home: string, record: InstallationRecord): void {
  const next = join(home, `installation.json.${process.pid}`);
  writeFileSync(next, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  renameSync(next, join(home, 'installation.json'));
}

/** The installation of a home, or undefined when none was founded there. */
export function findInstallation(home: string): InstallationRecord | undefined {
  try {
    return JSON.parse(readFileSync(join(home, 'installation.json'), 'utf8')) as InstallationRecord;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function password(): string {
  return randomBytes(24).toString('base64url');
}

function webhookSecret(): string {
  return `whsec_${randomBytes(24).toString('base64')}`;
}
