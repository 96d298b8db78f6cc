import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../setup/checkout.mjs';

/** Version of this release, as package.json says it. */
export function releaseVersion(): string {
  const { version } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as { version: string };
  return version;
}
