/** The compose files and the image, without Docker. Each check is shown a planted fault. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../../bin/setup/checkout.mjs';
import { serverVersion } from '../../bin/setup/temporal/pins.js';
import { findOnPath } from '../../bin/setup/temporal/onPath.js';
import { counterpartyAddresses } from '../../bin/config/counterpartyAddresses.js';
import { loadConfig } from '../../bin/config/loadConfig.js';
import { releaseVersion } from '../../bin/wiring/releaseVersion.js';
import { checkCompose } from './compose/checkCompose.js';
import { readCompose } from './compose/composeFile.js';

const read = (name: string): string => readFileSync(join(checkout, name), 'utf8');
const [base, development] = [read('docker-compose.yml'), read('docker-compose.development.yml')];
const versions = { portolan: releaseVersion(), temporal: serverVersion };
const check = (...texts: string[]): string[] => checkCompose(readCompose(...texts), versions);

test('both shapes are well', () => {
  expect(check(base)).toEqual([]);
  expect(check(base, development)).toEqual([]);
});

test.each([
  ['a name', /^services:/m, 'name: portolan\nservices:', 'a top-level name'],
  ['an image that moves', 'postgres:18', 'postgres:latest', 'postgres: postgres:latest is not pinned'],
  ['another Temporal', 'temporalio/server:1.32.0', 'temporalio/server:1.29.1', 'is not the Temporal that is tested'],
  ['an unknown image', 'temporalio/server:1.32.0', 'temporalio/auto-setup:1.32.0', 'nothing is known of the image'],
  ['another release', 'portolan:0.1.0', 'portolan:0.0.9', 'is not this release'],
  ['a setting that nobody reads', 'WORKER_HEALTH_PORT:', 'WORKER_PORT:', 'worker: WORKER_PORT is no setting of it'],
  [
    'a setting that is missing',
    '      PORTOLAN_HUB: ${PORTOLAN_HUB-}\n',
    '',
    'api: PORTOLAN_HUB is needed in production',
  ],
  ['a setting of another image', 'POSTGRES_SEEDS:', 'POSTGRES_HOST:', 'temporal: POSTGRES_HOST is no setting of it'],
  [
    'a health command that is not there',
    "'nc', '-z', '127.0.0.1', '7233'",
    "'curl', 'http://127.0.0.1:7243'",
    'has no curl',
  ],
  ['a password in the file', /POSTGRES_PWD: .*/, 'POSTGRES_PWD: temporal', 'temporal: POSTGRES_PWD holds a secret'],
  ['one in an address', /portolan_app:\$\{[^}]*\}@/, 'portolan_app:hunter2@', 'DATABASE_URL holds a secret'],
  [
    'one with a default',
    /\$\{COUNTERPARTY_SECRETS:\?[^}]*\}/,
    '${COUNTERPARTY_SECRETS-}',
    'COUNTERPARTY_SECRETS holds',
  ],
  ['an open port', "'127.0.0.1:5432:5432'", "'5432:5432'", 'port 5432:5432 is not on the loopback address alone'],
  [
    'a start before the migration',
    /( {2}worker:[\s\S]*?) {6}migrate:\n {8}condition: service_completed_successfully\n/,
    '$1',
    'worker: it does not wait for migrate',
  ],
  [
    'a start before the server is well',
    /( {2}migrate:[\s\S]*? {6}temporal:\n {8}condition:) service_healthy/,
    '$1 service_started',
    'migrate: it does not wait until temporal is well',
  ],
  ['a search attribute forgotten', 'ParkedSince=Datetime ', '', 'registers the search attribute ParkedSince'],
])('%s is found', (_what, pattern, replacement, problem) => {
  const planted = base.replace(pattern, replacement);
  expect(planted).not.toBe(base);
  expect(check(planted).join('\n')).toContain(problem);
});

test('the mocks of development stand where the settings look for them', () => {
  const { services } = readCompose(base, development);
  const names = ['CUSTOMS_URL', 'AGENCY_URLS', 'CARRIER_URL', 'PAYMENT_URL'] as const;
  const usual = Object.entries(counterpartyAddresses(loadConfig({}, names)));
  const moved = Object.fromEntries(usual.map(([who, url]) => [who, url.replace('127.0.0.1', 'mocks')]));
  for (const name of ['worker', 'mocks'])
    expect(counterpartyAddresses(loadConfig(services[name]?.environment ?? {}, names))).toEqual(moved);
});

test('docker-compose itself accepts the files, where it is installed', () => {
  const program = findOnPath('docker-compose', process.env.PATH ?? '');
  const secrets: Record<string, string> = {};
  for (const match of base.matchAll(/\$\{(\w+):\?/g)) secrets[match[1] ?? ''] = 'x';
  const env = { PATH: process.env.PATH, ...secrets };
  const ask = (...files: string[]): string => {
    if (program === undefined) return '';
    const args = [...files.flatMap((file) => ['-f', file]), 'config', '-q'];
    return spawnSync(program, args, { cwd: checkout, env, encoding: 'utf8' }).stderr;
  };
  expect(ask('docker-compose.yml')).toBe('');
  expect(ask('docker-compose.yml', 'docker-compose.development.yml')).toBe('');
});

describe('the image', () => {
  const dockerfile = read('Dockerfile');

  test('is built on a pinned Node that fits, from the lock, with the bundle, and does not run as root', () => {
    const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map((match) => match[1]);
    expect(new Set(bases).size).toBe(1);
    expect(bases[0]).toMatch(/^node:24\.\d+\.\d+-bookworm-slim$/);
    expect(dockerfile).toContain('npm ci --ignore-scripts');
    expect(dockerfile).toContain('node bin/setup/run.mjs');
    expect([...dockerfile.matchAll(/^USER (\S+)/gm)].map(([, user]) => user)).toEqual(['node']);
    expect(dockerfile.lastIndexOf('USER node')).toBeGreaterThan(dockerfile.lastIndexOf('RUN '));
  });

  test('takes nothing along that holds a secret or is made anew', () => {
    const left = read('.dockerignore').split('\n');
    expect(left).toEqual(expect.arrayContaining(['.env', '.git', '.portolan', 'node_modules', 'prisma/client']));
  });
});
