import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { outsideFolders } from '../postgres/placement.js';
import { findInstallation } from './installationFile.js';
import { stopLeftovers } from './leftovers.js';
import { RunRecordFile } from './runRecord.js';

/** What an installation keeps in its home. Set-up's own things beside it (bin, build, setup.json) are not among them. */
const ownNames = [
  'postgres',
  'postgres.new',
  'postgres-programs',
  'temporal.db',
  'temporal.db-shm',
  'temporal.db-wal',
  'documents',
  'audit-heads',
  'audit-keys.jsonl',
  'mocks',
  'logs',
  'people.json',
  'run.json',
  'installation.json',
];

/**
 * Deletes an installation: its database, Temporal store, documents, logs and passwords. The next start founds a new one.
 * @param home absolute path
 * @returns the paths that were deleted
 * @throws AlreadyRunning when it runs
 */
export async function resetInstallation(home: string): Promise<string[]> {
  await stopLeftovers(new RunRecordFile(home));
  const installation = findInstallation(home);
  const outside = installation ? outsideFolders(installation.id) : [];
  // The installation's own file goes last: it alone knows what lies outside.
  const paths = [...outside, ...ownNames.map((name) => join(home, name))].filter((path) => existsSync(path));
  for (const path of paths) rmSync(path, { recursive: true, force: true });
  return paths;
}
