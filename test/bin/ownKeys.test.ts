import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../bin/config/loadConfig.js';
import { refuseDevelopmentKeys } from '../../bin/config/developmentKeys.js';
import { buildEnvironment } from '../../bin/supervise/installationEnvironment.js';
import { findInstallation, openInstallation } from '../../bin/supervise/installationFile.js';

const RINGS = ['PAYLOAD_KEYS', 'SUBJECT_KEYS', 'WEBHOOK_KEYS'] as const;
let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'portolan key home '));
});
afterEach(() => rmSync(home, { recursive: true }));

/** The environment of an installation whose file holds what is given. */
function environmentOf(ambient: NodeJS.ProcessEnv, kept: { webhookKey?: string } = {}): Promise<NodeJS.ProcessEnv> {
  const record = { ...openInstallation(home).record, ...kept };
  return buildEnvironment({ ambient, home, record, throwaway: true, isRunning: false });
}

describe('the keys that an installation makes for itself', () => {
  test('are kept, and production refuses each of them by its name', async () => {
    const made = await environmentOf({ PORTOLAN_ENV: 'development' });
    const later = await environmentOf({ PORTOLAN_ENV: 'development' });
    expect(findInstallation(home)?.webhookKey).toBe(made.WEBHOOK_KEYS);
    for (const name of RINGS) {
      expect(later[name]).toBe(made[name]);
      const config = loadConfig({ PORTOLAN_ENV: 'production', [name]: made[name] }, ['PORTOLAN_ENV', name]);
      expect(() => refuseDevelopmentKeys(config)).toThrow(`${name} holds development-`);
    }
  });

  test('production makes none', async () => {
    const development = await environmentOf({ PORTOLAN_ENV: 'development' });
    const none = Object.fromEntries([...RINGS, 'DEVELOPMENT_IDENTITY_URL'].map((name) => [name, undefined]));
    const production = { ...development, ...none, PORTOLAN_ENV: 'production' };
    const environment = await environmentOf({ ...production, WEBHOOK_KEYS: 'given' });
    expect(RINGS.map((name) => environment[name])).toEqual([undefined, undefined, 'given']);
    expect((await environmentOf(production)).WEBHOOK_KEYS).toBeUndefined();
  });

  test('a key of webhooks that was kept without a name is the one that endpoints call k1', async () => {
    const webhookKey = Buffer.alloc(32, 7).toString('base64');
    const { WEBHOOK_KEYS } = await environmentOf({ PORTOLAN_ENV: 'development' }, { webhookKey });
    expect(loadConfig({ WEBHOOK_KEYS }, ['WEBHOOK_KEYS']).WEBHOOK_KEYS).toEqual([
      { id: 'k1', key: Buffer.alloc(32, 7) },
    ]);
  });
});
