import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The account a server runs under when we are root; PostgreSQL refuses to run as root. */
export interface ServerAccount {
  uid: number;
  gid: number;
}

/** The account for PostgreSQL: undefined when we are an ordinary user and need none. */
export function findServerAccount(): ServerAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n');
  const nobody = accounts.map((line) => line.split(':')).find(([name]) => name === 'nobody');
  const [uid, gid] = [Number(nobody?.[2]), Number(nobody?.[3])];
  if (!uid || !gid)
    throw new Error(
      'started as root, but there is no account "nobody" that PostgreSQL could run under; start as an ordinary user',
    );
  return { uid, gid };
}

/** Whether that account can enter a folder; asked of the system, since modes alone do not tell. */
export function canEnter(folder: string, account: ServerAccount): boolean {
  return (
    spawnSync('/bin/sh', ['-c', 'cd "$1" && ls >/dev/null', 'sh', folder], { ...account, cwd: '/', stdio: 'ignore' })
      .status === 0
  );
}
