import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertSignIn } from '../../bin/config/assertSignIn.js';
import { loadConfig } from '../../bin/config/loadConfig.js';
import { processSettings } from '../../bin/config/processSettings.js';
import { DEVELOPMENT_CLIENT } from '../../bin/config/signInSettings.js';
import type { SettingName } from '../../bin/config.js';
import { checkout } from '../../bin/setup/checkout.mjs';

const NAMES = [
  'PORTOLAN_ENV',
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_REDIRECT_URL',
  'DEVELOPMENT_IDENTITY_URL',
] as const;
const PRODUCTION = {
  PORTOLAN_ENV: 'production',
  OIDC_ISSUER: 'https://login.example/realms/trade',
  OIDC_CLIENT_ID: 'portolan',
  OIDC_REDIRECT_URL: 'https://portolan.example/sign-in/callback',
};
const start = (own: NodeJS.ProcessEnv = {}): void => assertSignIn(loadConfig({ ...PRODUCTION, ...own }, NAMES));

describe('production', () => {
  test('signs people in by a provider of its own, or by none', () => {
    expect(() => start()).not.toThrow();
    expect(() => start({ OIDC_ISSUER: '' })).not.toThrow();
  });

  test.each<[string, NodeJS.ProcessEnv, RegExp]>([
    [
      'the identity provider of development by its setting',
      { DEVELOPMENT_IDENTITY_URL: 'http://127.0.0.1:8417' },
      /DEVELOPMENT_IDENTITY_URL is set, which production refuses/,
    ],
    [
      'it by its address',
      { OIDC_ISSUER: 'http://127.0.0.1:8417' },
      /OIDC_ISSUER = http:\/\/127\.0\.0\.1:8417 is the identity provider of development/,
    ],
    ['its client', { OIDC_CLIENT_ID: DEVELOPMENT_CLIENT }, /OIDC_CLIENT_ID = portolan-development is the name/],
    ['its client by leaving it out', { OIDC_CLIENT_ID: '' }, /OIDC_CLIENT_ID = portolan-development is the name/],
    ['a provider without TLS', { OIDC_ISSUER: 'http://login.example' }, /OIDC_ISSUER = .*https alone/],
    [
      'a way back without TLS',
      { OIDC_REDIRECT_URL: 'http://portolan.example/sign-in/callback' },
      /OIDC_REDIRECT_URL = .*https alone/,
    ],
    [
      'a way back to another page',
      { OIDC_REDIRECT_URL: 'https://portolan.example/callback' },
      /OIDC_REDIRECT_URL = .*\/sign-in\/callback/,
    ],
  ])('does not start with %s', (_what, own, words) => {
    expect(() => start(own)).toThrow(words);
  });

  test('refuses the identity provider of development in every process that reads of it', () => {
    const environment = { PORTOLAN_ENV: 'production', DEVELOPMENT_IDENTITY_URL: 'http://127.0.0.1:8417' };
    const readers = Object.values(processSettings).filter((names) =>
      (names as readonly string[]).includes('DEVELOPMENT_IDENTITY_URL'),
    );
    expect(readers.length).toBeGreaterThan(2);
    for (const names of readers)
      expect(() => loadConfig(environment, names)).toThrow(/DEVELOPMENT_IDENTITY_URL is set, which production refuses/);
  });

  test('is told what signs cookies, long enough', () => {
    const secrets = (SESSION_SECRET: string): unknown =>
      loadConfig({ PORTOLAN_ENV: 'production', SESSION_SECRET }, ['SESSION_SECRET']).SESSION_SECRET;
    const [one, other] = ['a'.repeat(32), 'b'.repeat(40)];
    expect(secrets(`${one}, ${other}`)).toEqual([one, other]);
    expect(() => secrets('')).toThrow(/SESSION_SECRET is not set/);
    expect(() => secrets(`${one},short`)).toThrow(/at least 32 characters/);
    expect(() => secrets('short-and-secret')).not.toThrow(/short-and-secret/);
  });
});

test('the settings of the tutorial are in order, and are settings of the API', () => {
  const text = readFileSync(join(checkout, 'docs/tutorial/connect-your-identity-provider.md'), 'utf8');
  const block = /```ini\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
  const settings: Record<string, string> = Object.fromEntries(
    block
      .trim()
      .split('\n')
      .map((line): [string, string] => [line.split('=')[0] ?? '', line.slice(line.indexOf('=') + 1)]),
  );
  const folder = mkdtempSync(join(tmpdir(), 'portolan-tutorial-'));
  try {
    const names = Object.keys(settings).map((name) => name.replace(/_FILE$/, '')) as SettingName[];
    expect(names.length).toBeGreaterThan(8);
    expect(names.filter((name) => !(processSettings.api as readonly string[]).includes(name))).toEqual([]);
    for (const name of Object.keys(settings).filter((one) => one.endsWith('_FILE'))) {
      const file = join(folder, name);
      settings[name] = file;
      writeFileSync(file, 'x'.repeat(40));
    }
    const config = loadConfig({ ...settings, OIDC_CLIENT_SECRET: '' }, [...NAMES, ...names]);
    expect(() => assertSignIn(config)).not.toThrow();
    expect(config).toMatchObject({ OIDC_ISSUER: settings.OIDC_ISSUER, SESSION_IDLE_MINUTES: 30, SESSION_HOURS: 10 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

describe('algorithms of ID tokens', () => {
  const read = (OIDC_ID_TOKEN_ALGORITHM: string): unknown =>
    loadConfig({ OIDC_ID_TOKEN_ALGORITHM }, ['OIDC_ID_TOKEN_ALGORITHM']).OIDC_ID_TOKEN_ALGORITHM;

  test('are those with a public key', () => {
    expect(read('')).toBe('RS256');
    expect(read('ES256')).toBe('ES256');
    for (const wrong of ['none', 'HS256', 'RS1']) expect(() => read(wrong)).toThrow(/OIDC_ID_TOKEN_ALGORITHM/);
  });
});

describe('secrets in files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-secrets-'));
  const file = join(folder, 'client-secret');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('are read where the variable itself is not set', () => {
    writeFileSync(file, 'from a file\n');
    const read = (own: NodeJS.ProcessEnv): unknown => loadConfig(own, ['OIDC_CLIENT_SECRET']).OIDC_CLIENT_SECRET;
    expect(read({ OIDC_CLIENT_SECRET_FILE: file })).toBe('from a file');
    expect(read({ OIDC_CLIENT_SECRET_FILE: file, OIDC_CLIENT_SECRET: 'itself' })).toBe('itself');
    expect(() => read({ OIDC_CLIENT_SECRET_FILE: join(folder, 'none') })).toThrow(
      /OIDC_CLIENT_SECRET_FILE names a file that cannot be read/,
    );
  });

  test('are for secrets alone', () => {
    expect(loadConfig({ OIDC_CLIENT_ID_FILE: file }, ['OIDC_CLIENT_ID']).OIDC_CLIENT_ID).toBe(DEVELOPMENT_CLIENT);
  });
});
