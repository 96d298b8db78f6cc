import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PostgresPlacement } from './placement.js';
import type { ServerAccount } from './serverAccount.js';

const run = promisify(execFile);

/**
 * Creates PostgreSQL's data folder unless it is there. It appears under its name only when it is whole.
 * @param superuserPassword of the role `postgres`; all connections need a password
 */
export async function createCluster(
  placement: PostgresPlacement,
  superuserPassword: string,
  account: ServerAccount | undefined,
): Promise<'done' | 'reused'> {
  if (existsSync(join(placement.data, 'PG_VERSION'))) return 'reused';
  const next = `${placement.data}.new`;
  rmSync(next, { recursive: true, force: true });
  mkdirSync(next, { mode: 0o700 });
  const passwordFile = `${next}/password`;
  // initdb wants an empty folder, so the data go one level below the password.
  const data = join(next, 'data');
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(passwordFile, superuserPassword, { mode: 0o600 });
  if (account) for (const path of [next, passwordFile, data]) chownSync(path, account.uid, account.gid);
  await run(
    join(placement.programs, 'bin', 'initdb'),
    [
      '--pgdata',
      data,
      '--username',
      'postgres',
      '--pwfile',
      passwordFile,
      '--auth',
      'scram-sha-256',
      '--encoding',
      'UTF8',
      '--locale-provider',
      'builtin',
      '--builtin-locale',
      'C.UTF-8',
      '--locale',
      'C',
      '--no-sync',
    ],
    { cwd: next, env: { PATH: process.env.PATH, TZ: 'UTC' }, ...account },
  );
  renameSync(data, placement.data);
  rmSync(next, { recursive: true, force: true });
  return 'done';
}
