import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { refuseDevelopmentKeys } from '../../bin/config/developmentKeys.js';
import { ConfigFault, loadConfig, maskSecrets } from '../../bin/config/loadConfig.js';
import { auditKeyFile, createAuditKey, provideAuditKey, rotateAuditKey } from '../../bin/supervise/auditKeys.js';
import { findInstallation, openInstallation } from '../../bin/supervise/installationFile.js';
import { readKeyFile } from '../../verifier/keyFile.js';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'portolan audit home '));
});
afterEach(() => rmSync(home, { recursive: true }));

const load = (text: string): { id: string; pkcs8: Buffer } =>
  loadConfig({ AUDIT_SIGNING_KEY: text }, ['AUDIT_SIGNING_KEY']).AUDIT_SIGNING_KEY;

describe('the key that signs heads', () => {
  test('is made once for an installation, kept with it, and vouched for', () => {
    const { record, home: folder } = openInstallation(home);
    const setting = provideAuditKey(folder, record);
    expect(provideAuditKey(folder, findInstallation(folder) ?? record)).toBe(setting);
    expect([...readKeyFile(auditKeyFile(folder)).keys()]).toEqual([load(setting).id]);
  });

  test('is replaced, and the one before stays vouched for', () => {
    const { record } = openInstallation(home);
    const first = load(provideAuditKey(home, record)).id;
    const second = rotateAuditKey(home);
    expect(findInstallation(home)?.auditSigningKey).toBe(second.setting);
    expect([...readKeyFile(auditKeyFile(home)).keys()]).toEqual([first, second.id]);
    expect(() => rotateAuditKey(join(home, 'nowhere'))).toThrow('no installation');
  });

  test('is taken from a file as well, and never told', () => {
    const { setting } = createAuditKey('2027-01');
    const path = join(home, 'key');
    writeFileSync(path, `${setting}\n`);
    expect(load(`file:${path}`)).toEqual(load(setting));
    expect(maskSecrets({ AUDIT_SIGNING_KEY: load(setting) })).toEqual({ AUDIT_SIGNING_KEY: '********' });
  });

  test('production refuses one that was made for development, by its name', () => {
    const { record } = openInstallation(home);
    const key = load(provideAuditKey(home, record));
    const production = { PORTOLAN_ENV: 'production' as const };
    expect(() => refuseDevelopmentKeys({ ...production, AUDIT_SIGNING_KEY: key })).toThrow(
      /AUDIT_SIGNING_KEY holds development-/,
    );
    expect(() => refuseDevelopmentKeys({ PORTOLAN_ENV: 'development', AUDIT_SIGNING_KEY: key })).not.toThrow();
    const own = load(createAuditKey('2027-01').setting);
    expect(() => refuseDevelopmentKeys({ ...production, AUDIT_SIGNING_KEY: own })).not.toThrow();
  });

  test.each(['', 'nonsense', '2027-01:tell-nobody', 'file:/nowhere/at/all'])('%p is none, and is not told', (text) => {
    try {
      load(text);
    } catch (fault) {
      expect(fault).toBeInstanceOf(ConfigFault);
      expect(String(fault)).not.toContain('tell-nobody');
      return;
    }
    throw new Error('it was taken');
  });

  test('lies in files that nobody else reads', () => {
    const { record } = openInstallation(home);
    provideAuditKey(home, record);
    expect(readFileSync(join(home, 'installation.json'), 'utf8')).toContain(record.auditSigningKey);
    expect(readFileSync(auditKeyFile(home), 'utf8')).not.toContain(record.auditSigningKey?.split(':')[1]);
  });
});
