import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settingFacts, settingNames } from '../../bin/config.js';
import { assertGuarded } from '../../bin/config/assertGuarded.js';
import { assertSecrets } from '../../bin/config/counterpartyAddresses.js';
import { createDevelopmentKey, refuseDevelopmentKeys } from '../../bin/config/developmentKeys.js';
import { environmentExample } from '../../bin/config/environmentExample.js';
import { ConfigFault, loadConfig, maskSecrets } from '../../bin/config/loadConfig.js';
import { processSettings } from '../../bin/config/processSettings.js';
import { checkout } from '../../bin/setup/checkout.mjs';

const secret = `whsec_${'A'.repeat(32)}`;
const secrets = JSON.stringify(
  Object.fromEntries(['customs', 'naeb', 'rica', 'carrier', 'payment'].map((name) => [name, secret])),
);

function faultsOf(environment: NodeJS.ProcessEnv, names: Parameters<typeof loadConfig>[1]): readonly string[] {
  try {
    loadConfig(environment, names);
  } catch (error) {
    if (error instanceof ConfigFault) return error.faults;
    throw error;
  }
  return [];
}

describe('settings', () => {
  test('.env.example says what the settings say', () => {
    expect(readFileSync(join(checkout, '.env.example'), 'utf8')).toBe(environmentExample());
  });

  test('every setting is read by some process, and every development default is usable', () => {
    const read = new Set<string>(Object.values(processSettings).flat());
    expect(settingNames.filter((name) => !read.has(name))).toEqual([]);
    for (const name of settingNames) {
      if (settingFacts(name).developmentDefault !== undefined) expect(faultsOf({}, [name])).toEqual([]);
    }
  });

  test('development falls back on defaults, production on none that it must be told', () => {
    expect(loadConfig({}, ['CUSTOMS_URL', 'SHUTDOWN_GRACE_MS'])).toEqual({
      CUSTOMS_URL: 'http://127.0.0.1:8411',
      SHUTDOWN_GRACE_MS: 8000,
    });
    const faults = faultsOf({ PORTOLAN_ENV: 'production' }, ['CUSTOMS_URL', 'SHUTDOWN_GRACE_MS']);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/^CUSTOMS_URL is not set/);
  });

  test('tells all faults at once and never the value of a secret', () => {
    const environment = {
      API_PORT: '70000',
      LOG_LEVEL: 'loud',
      COUNTERPARTY_SECRETS: '{"customs":"tell-nobody"}',
      DATABASE_URL: 'mysql://u:tell-nobody@h/d',
    };
    const faults = faultsOf(environment, ['API_PORT', 'LOG_LEVEL', 'COUNTERPARTY_SECRETS', 'DATABASE_URL']);
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
      'API_PORT',
      'LOG_LEVEL',
      'COUNTERPARTY_SECRETS',
      'DATABASE_URL',
    ]);
    expect(faults.join()).not.toContain('tell-nobody');
  });

  test('an empty variable counts as not set', () => {
    expect(loadConfig({ API_PORT: '' }, ['API_PORT'])).toEqual({ API_PORT: 8400 });
  });

  test('secrets are masked when settings are printed', () => {
    const config = loadConfig({ COUNTERPARTY_SECRETS: secrets, DATABASE_URL: 'postgresql://u:hidden@h/d' }, [
      'COUNTERPARTY_SECRETS',
      'DATABASE_URL',
      'API_PORT',
    ]);
    expect(config.COUNTERPARTY_SECRETS.customs).toMatch(/^whsec_/);
    expect(maskSecrets(config)).toEqual({ COUNTERPARTY_SECRETS: '********', DATABASE_URL: '********', API_PORT: 8400 });
  });

  describe('addresses of permit agencies', () => {
    test('are read by the code of each', () => {
      const text = 'naeb=http://127.0.0.1:8412, zz=https://zz.example/agency?x=1';
      expect(loadConfig({ AGENCY_URLS: text }, ['AGENCY_URLS']).AGENCY_URLS).toEqual({
        naeb: 'http://127.0.0.1:8412',
        zz: 'https://zz.example/agency?x=1',
      });
    });

    test.each([
      ['naeb', 'naeb has no usable address'],
      ['http://127.0.0.1:8412', '"http://127.0.0.1:8412" is no agency'],
      ['NAEB=http://a.example', '"NAEB" is no agency'],
      ['customs=http://a.example', '"customs" is no agency'],
      ['portolan=http://a.example', '"portolan" is no agency'],
      ['naeb=ftp://a.example', 'naeb has no usable address'],
      ['naeb=http://a.example/', 'expected no slash at the end'],
      ['naeb=http://a.example,naeb=http://b.example', 'naeb is named twice'],
    ])('%s is refused: %s', (text, why) => {
      const [fault] = faultsOf({ AGENCY_URLS: text }, ['AGENCY_URLS']);
      expect(fault).toMatch(/^AGENCY_URLS = /);
      expect(fault).toContain(why);
    });

    test('all faults of the list are told at once', () => {
      const [fault] = faultsOf({ AGENCY_URLS: 'one,CUSTOMS=http://a.example' }, ['AGENCY_URLS']);
      expect(fault).toMatch(/one has no usable address.*"CUSTOMS" is no agency/);
    });

    test('production is told them', () => {
      expect(faultsOf({ PORTOLAN_ENV: 'production' }, ['AGENCY_URLS'])).toHaveLength(1);
    });

    test('each needs a secret for its notices', () => {
      const { COUNTERPARTY_SECRETS } = loadConfig({ COUNTERPARTY_SECRETS: secrets }, ['COUNTERPARTY_SECRETS']);
      const config = (agency: string) => ({ AGENCY_URLS: { [agency]: 'http://a.example' }, COUNTERPARTY_SECRETS });
      expect(() => assertSecrets(config('rica'))).not.toThrow();
      expect(() => assertSecrets(config('jakim'))).toThrow(/no secret for jakim, which AGENCY_URLS names/);
    });

    test('secrets are those of counterparties, whoever they are', () => {
      const known = Object.fromEntries(['customs', 'carrier', 'payment'].map((name) => [name, secret]));
      const given = (more: object) => ({ COUNTERPARTY_SECRETS: JSON.stringify({ ...known, ...more }) });
      expect(faultsOf(given({ jakim: secret }), ['COUNTERPARTY_SECRETS'])).toEqual([]);
      expect(faultsOf(given({ 'Jakim!': secret }), ['COUNTERPARTY_SECRETS'])[0]).toContain(
        '"Jakim!" is no counterparty',
      );
      expect(faultsOf(given({ customs: undefined }), ['COUNTERPARTY_SECRETS'])).toHaveLength(1);
    });

    test('of two secrets of one counterparty both are valid; more, or none, are refused', () => {
      const known = Object.fromEntries(['customs', 'carrier', 'payment'].map((name) => [name, secret]));
      const faultsWith = (customs: unknown): readonly string[] =>
        faultsOf({ COUNTERPARTY_SECRETS: JSON.stringify({ ...known, customs }) }, ['COUNTERPARTY_SECRETS']);
      expect(faultsWith([secret, secret])).toEqual([]);
      expect(
        [faultsWith([]), faultsWith([secret, secret, secret]), faultsWith(['x'])].map((one) => one.length),
      ).toEqual([1, 1, 1]);
    });
  });

  describe('webhooks of firms', () => {
    const key = Buffer.alloc(32, 7).toString('base64');

    test('keys are named, the newest first', () => {
      const bytes = Buffer.alloc(32, 7);
      expect(loadConfig({ WEBHOOK_KEYS: `2027-01:${key}, k1:${key}` }, ['WEBHOOK_KEYS']).WEBHOOK_KEYS).toEqual([
        { id: '2027-01', key: bytes },
        { id: 'k1', key: bytes },
      ]);
      for (const text of [key, `k1:${key},k1:${key}`, 'k1:c2hvcnQ=', `K 1:${key}`])
        expect(faultsOf({ WEBHOOK_KEYS: text }, ['WEBHOOK_KEYS'])).toHaveLength(1);
    });

    test('production sends nothing inside', () => {
      const of = (PORTOLAN_ENV: string, WEBHOOK_PRIVATE_ADDRESSES: string) =>
        loadConfig({ PORTOLAN_ENV, WEBHOOK_PRIVATE_ADDRESSES }, ['PORTOLAN_ENV', 'WEBHOOK_PRIVATE_ADDRESSES']);
      expect(() => assertGuarded(of('production', 'allowed'))).toThrow(/WEBHOOK_PRIVATE_ADDRESSES = allowed/);
      expect(() => assertGuarded(of('production', ''))).not.toThrow();
      expect(() => assertGuarded(of('development', 'allowed'))).not.toThrow();
    });
  });
});

describe('keys', () => {
  const key = (id: string, byte: number): string => `${id}:${Buffer.alloc(32, byte).toString('base64')}`;

  test('several, each with its name; the first one encrypts', () => {
    const text = `${key('2027-01', 1)},\n${key('2026-07', 2)}`;
    const { PAYLOAD_KEYS } = loadConfig({ PAYLOAD_KEYS: text }, ['PAYLOAD_KEYS']);
    expect(PAYLOAD_KEYS.map(({ id, key: bytes }) => [id, bytes.length])).toEqual([
      ['2027-01', 32],
      ['2026-07', 32],
    ]);
    expect(maskSecrets({ PAYLOAD_KEYS })).toEqual({ PAYLOAD_KEYS: '********' });
  });

  test.each([
    ['one that is too short', `short:${Buffer.alloc(16, 1).toString('base64')}`],
    ['one without a name', Buffer.alloc(32, 1).toString('base64')],
    ['two of one name', `${key('a', 1)},${key('a', 2)}`],
    ['none', ' , '],
  ])('%s: refused, and the key itself is not said', (_what, text) => {
    const [fault = ''] = faultsOf({ SUBJECT_KEYS: text }, ['SUBJECT_KEYS']);
    expect(fault).toMatch(/^SUBJECT_KEYS is not usable/);
    expect(fault).not.toContain(Buffer.alloc(16, 1).toString('base64').slice(0, 10));
  });

  test('nobody starts without them, and production takes none that development made', () => {
    for (const PORTOLAN_ENV of ['production', 'development'])
      expect(faultsOf({ PORTOLAN_ENV }, ['PAYLOAD_KEYS', 'SUBJECT_KEYS'])).toHaveLength(2);
    const rings = ['PAYLOAD_KEYS', 'SUBJECT_KEYS', 'WEBHOOK_KEYS'] as const;
    const names = ['PORTOLAN_ENV', ...rings] as const;
    const own = Object.fromEntries(rings.map((name, byte) => [name, key('2027-01', byte)]));
    for (const name of rings) {
      const old = { ...own, [name]: `${key('2027-01', 9)},${createDevelopmentKey()}` };
      expect(() => refuseDevelopmentKeys(loadConfig({ ...old, PORTOLAN_ENV: 'development' }, names))).not.toThrow();
      expect(() => refuseDevelopmentKeys(loadConfig({ ...old, PORTOLAN_ENV: 'production' }, names))).toThrow(
        `${name} holds development-`,
      );
    }
    expect(() => refuseDevelopmentKeys(loadConfig({ ...own, PORTOLAN_ENV: 'production' }, names))).not.toThrow();
  });

  test('a secret may stand in a file; what the environment has wins, and no other setting is read from one', () => {
    const folder = mkdtempSync(join(tmpdir(), 'portolan-secrets-'));
    try {
      const file = join(folder, 'keys');
      writeFileSync(file, `${key('from-file', 1)}\n`);
      const read = (environment: NodeJS.ProcessEnv): string =>
        loadConfig(environment, ['PAYLOAD_KEYS']).PAYLOAD_KEYS[0].id;
      expect(read({ PAYLOAD_KEYS_FILE: file })).toBe('from-file');
      expect(read({ PAYLOAD_KEYS_FILE: file, PAYLOAD_KEYS: key('given', 2) })).toBe('given');
      expect(loadConfig({ LOG_LEVEL_FILE: file }, ['LOG_LEVEL'])).toEqual({ LOG_LEVEL: 'info' });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
