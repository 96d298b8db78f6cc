import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { loadConfig } from '../../bin/config/loadConfig.js';
import { outsideFolders } from '../../bin/postgres/placement.js';
import type { Installation } from '../../bin/supervise/installation.js';
import { startInstallation, type StartOptions } from '../../bin/supervise/up.js';
import { createDataConverter } from '../../bin/temporal/dataConverter.js';
import { getTarget } from '../../cli/client/installationAccess.js';
import type { Target } from '../../cli/scenario/target.js';
import { auditInstallation } from './auditor/auditInstallation.js';
import type { Problem } from './auditor/problem.js';

/** A whole installation of its own, on free ports, for one test file. */
export interface ThrowawayInstallation {
  installation: Installation;
  /** Home folder, for commands that take `--home`. */
  home: string;
  target: Target;
  ownerUrl: string;
  temporal: Client;
  /** Every invariant over everything; with a bundle also that the histories replay on it. */
  audit(bundle?: { codePath: string }): Promise<Problem[]>;
  stop(): Promise<void>;
}

/** Settings of the machine that must not reach into a test. */
const UNSET = [
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'TEMPORAL_ADDRESS',
  'TEMPORAL_NAMESPACE',
  'PORTOLAN_HOME',
  'PAYLOAD_KEYS',
  'SUBJECT_KEYS',
];

/**
 * Starts PostgreSQL, Temporal, counterparties, API and worker. `stop` also deletes the home.
 * @param settings beside those of a test, such as another folder of country packs
 * @param parts how many workers and APIs; several are named `worker-1`, `worker-2`, and the target asks the APIs in turn.
 *   Where Temporal keeps its store
 */
export async function startThrowawayInstallation(
  settings: Readonly<Record<string, string>> = {},
  parts: Pick<StartOptions, 'workers' | 'apis' | 'temporal'> = {},
): Promise<ThrowawayInstallation> {
  const home = mkdtempSync(join(tmpdir(), 'portolan-scenarios-'));
  // Root's PostgreSQL runs under another account and has to get through.
  chmodSync(home, 0o755);
  const env = { PORTOLAN_ENV: 'test', ...Object.fromEntries(UNSET.map((name) => [name, undefined])), ...settings };
  const installation = await startInstallation({ home, throwaway: true, env, ...parts });
  const { owner } = installation.database;
  if (owner === undefined || installation.temporal === undefined) throw new Error('the installation has no addresses');
  const connection = await Connection.connect({ address: installation.temporal.address });
  const { PAYLOAD_KEYS } = loadConfig(installation.environment, ['PAYLOAD_KEYS']);
  const temporal = new Client({
    connection,
    namespace: installation.temporal.namespace,
    dataConverter: createDataConverter(PAYLOAD_KEYS),
  });
  const target = getTarget(home);
  return {
    installation,
    home,
    target,
    ownerUrl: owner,
    temporal,
    audit: (bundle) =>
      auditInstallation({
        databaseUrl: owner,
        temporal,
        mocks: target.mocks,
        ...(bundle === undefined ? {} : { bundle }),
      }),
    async stop() {
      await connection.close();
      await installation.stop();
      for (const folder of [home, ...outsideFolders(installation.id)]) rmSync(folder, { recursive: true, force: true });
    },
  };
}
