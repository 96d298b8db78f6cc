import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../../setup/checkout.mjs';

/** What the lock says of one installed package. */
export interface LockedPackage {
  /** Set where it is installed under another name than its own. */
  readonly name?: string;
  readonly version?: string;
  readonly integrity?: string;
  /** Only tools of development need it. */
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
}

/** Path below the checkout (`node_modules/…`) to what is locked there; the checkout itself is left out. */
export type Lock = Readonly<Record<string, LockedPackage>>;

/** The lock of this checkout. */
export function readLock(): Lock {
  const text = readFileSync(join(checkout, 'package-lock.json'), 'utf8');
  const { packages } = JSON.parse(text) as { packages: Record<string, LockedPackage> };
  return Object.fromEntries(Object.entries(packages).filter(([path]) => path !== ''));
}

/** Name of the package that is locked at a path; its own, also where it is installed under another. */
export const nameAt = (path: string, { name }: LockedPackage): string =>
  name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
