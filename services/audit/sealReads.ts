import { appendAudit, INSTALLATION_CHAIN } from '../../prisma/queries/audit.js';
import { digestReads, findSealedUntil, READS_SEALED } from '../../prisma/queries/accessSeals.js';
import type { Transaction } from '../../prisma/withActor.js';

/** Longer than any transaction may run, so that no row of an hour comes after its seal. */
const LATE_MS = 300_000;
const HOUR_MS = 3_600_000;

/**
 * Puts a figure over what was read in the hours that are over into the installation's chain, so that no row of it can be
 * taken away, changed or slipped in unseen. Where nothing was read, nothing is written.
 */
export async function sealReads(tx: Transaction, now: Date): Promise<void> {
  const hour = Math.floor((now.getTime() - LATE_MS) / HOUR_MS) * HOUR_MS;
  const [from, until] = [await findSealedUntil(tx), new Date(hour).toISOString()];
  if (until <= from) return;
  const { rows, digest } = await digestReads(tx, from, until);
  if (rows === 0) return;
  const facts = { from, until, rows, digest };
  await appendAudit(tx, INSTALLATION_CHAIN, [
    { what: READS_SEALED, at: now.toISOString(), actor: 'system', role: 'system', facts, details: null },
  ]);
}
