import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setupFolder } from '../../setup/checkout.mjs';

const file = join(setupFolder, 'build', 'check', 'audit.txt');

/** When the registry last answered an audit of this checkout, ISO 8601; undefined if it never did. */
export function findLastAudit(): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}

export function recordAudit(at: Date): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${at.toISOString()}\n`);
}
