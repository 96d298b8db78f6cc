import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { getPostgresFolder } from '../setup/natives.mjs';
import { canEnter, type ServerAccount } from './serverAccount.js';

/** Where PostgreSQL's programs and an installation's data lie. */
export interface PostgresPlacement {
  /** Folder with bin/, lib/ and share/. */
  programs: string;
  /** Data folder; it may not exist yet. */
  data: string;
}

/** Folder for what must lie outside an installation's home: root's servers cannot look into a home with mode 0700. */
const outside = '/var/lib/portolan';

/**
 * Decides where PostgreSQL runs from and keeps its data.
 * An ordinary user's lie where they are: programs in node_modules, data in the home. Root's server runs under another
 * account, so what that account cannot reach is copied, or kept, below /var/lib/portolan.
 * @param home the installation's home, absolute
 * @param installationId keeps the data of several installations apart
 */
export function placePostgres(
  home: string,
  installationId: string,
  account: ServerAccount | undefined,
): PostgresPlacement {
  const installed = getPostgresFolder();
  const data = join(home, 'postgres');
  if (!account) return { programs: installed, data };
  const ownPlace = join(outside, installationId);
  if (existsSync(join(ownPlace, 'postgres')))
    return { programs: placePrograms(installed, ownPlace, account), data: join(ownPlace, 'postgres') };
  if (canEnter(home, account))
    return { programs: placePrograms(installed, join(home, 'postgres-programs'), account), data };
  makeOpenFolder(outside);
  makeOpenFolder(ownPlace);
  if (!canEnter(ownPlace, account))
    throw new Error(
      `started as root, but ${ownPlace} is closed to the account PostgreSQL runs under; start as an ordinary user`,
    );
  return { programs: placePrograms(installed, ownPlace, account), data: join(ownPlace, 'postgres') };
}

/** Every folder an installation may have outside its home. */
export function outsideFolders(installationId: string): string[] {
  return [join(outside, installationId)].filter((folder) => existsSync(folder));
}

function placePrograms(installed: string, place: string, account: ServerAccount): string {
  if (canEnter(join(installed, 'lib'), account) && canEnter(join(installed, 'share'), account)) return installed;
  const { version } = JSON.parse(readFileSync(join(installed, '..', 'package.json'), 'utf8')) as { version: string };
  const copy = join(place, `programs-${version}`);
  if (existsSync(copy)) return copy;
  makeOpenFolder(place);
  const next = `${copy}.${process.pid}`;
  rmSync(next, { recursive: true, force: true });
  cpSync(installed, next, { recursive: true, verbatimSymlinks: true });
  openForReading(next);
  renameSync(next, copy);
  return copy;
}

function makeOpenFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  // The mode given to mkdir is cut by the umask.
  chmodSync(folder, 0o755);
}

/** Lets every account read the copy: what npm wrote under a strict umask is closed to all but root. */
function openForReading(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const { mode } = statSync(path);
    chmodSync(path, mode & 0o100 ? 0o755 : 0o644);
  }
}
