import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingFacts, settingNames } from '../../bin/config.js';
import { environmentExample } from '../../bin/config/environmentExample.js';
import { ConfigFault, loadConfig, maskSecrets } from '../../bin/config/loadConfig.js';
import { processSettings } from '../../bin/config/processSettings.js';
import { checkout } from '../../bin/setup/checkout.mjs';

const secrets = JSON.stringify(
  Object.fromEntries(
    ['customs', 'naeb', 'rica', 'carrier', 'payment'].map((name) => [name, `whsec_${'A'.repeat(32)}`]),
  ),
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
});
