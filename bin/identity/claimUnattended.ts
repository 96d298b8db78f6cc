import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { TemporalTarget } from '../supervise/startTemporal.js';
import { claimPair } from './installationIdentity.js';

/**
 * Gives database and Temporal store one id where there is no home that would remember it. Whether the start is a first
 * one the database tells: an event has a place in its feed as soon as anything was submitted. Until then a run that died
 * between the two writes is finished; afterwards a new store beside it, or a new database beside a used store, is refused.
 * @param ownerUrl connection address as the owner of the tables; migrations have been applied
 * @returns the id
 * @throws MismatchedPair
 */
export async function claimUnattended(ownerUrl: string, temporal: TemporalTarget): Promise<string> {
  const known = await findInstallation(ownerUrl);
  const id = known?.id ?? randomUUID();
  await claimPair(ownerUrl, temporal, id, known === undefined || !known.isUsed);
  return id;
}

async function findInstallation(url: string): Promise<{ id: string; isUsed: boolean } | undefined> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query<{ id: string; isUsed: boolean }>(
      `SELECT installation_id AS id, last_position > 0 AS "isUsed" FROM installation WHERE id = 'only'`,
    );
    return found.rows[0];
  } finally {
    await client.end();
  }
}
