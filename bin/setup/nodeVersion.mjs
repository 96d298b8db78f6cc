/** Checks that this Node can run the product. Plain JavaScript: runs before anything is installed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './checkout.mjs';
import { SetupFailure } from './step.mjs';

/**
 * Whether a Node version fits an `engines` range made of `^major.minor` and `>=major` parts joined by `||`, the only kinds we write.
 * @param {string} version such as `20.19.1`
 * @param {string} range
 */
export function fitsRange(version, range) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return range.split('||').some((part) => {
    const match = /^\s*(\^|>=)\s*(\d+)(?:\.(\d+))?/.exec(part);
    if (!match) throw new Error(`The engines range "${range}" has a part this check cannot read: "${part}"`);
    const [, kind, wantedMajor, wantedMinor = '0'] = match;
    if (kind === '^') return major === Number(wantedMajor) && minor >= Number(wantedMinor);
    return major > Number(wantedMajor) || (major === Number(wantedMajor) && minor >= Number(wantedMinor));
  });
}

/** @returns {{ outcome: 'reused', detail: string }} */
export function checkNodeVersion(version = process.versions.node) {
  const { engines } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8'));
  if (!fitsRange(version, engines.node)) {
    throw new SetupFailure(
      `Node ${version} does not fit ${engines.node}`,
      'install Node 24, 22.12 or newer, or 20.19 or newer, and run the command again',
    );
  }
  return { outcome: 'reused', detail: version };
}
