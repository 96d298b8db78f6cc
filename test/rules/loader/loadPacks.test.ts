import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPacks } from '../../../rules/loader/loadPacks.js';
import { listPackIds } from '../../../rules/loader/readPackFolder.js';
import { PackError } from '../../../rules/loader/packError.js';
import { rulesetRef } from '../../../rules/loader/rulesetRef.js';
import { COUNTRIES, TEST_PACKS } from '../packRoots.js';

const corridor = { origin: 'RW', destination: 'CN' };

describe('loadPacks', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'packs-'));
    cpSync(COUNTRIES, root, { recursive: true });
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  it('reads the packs of the product', () => {
    const registry = loadPacks(COUNTRIES);
    const ids = registry.packs.map((pack) => pack.ref.id);
    expect(ids).toEqual(listPackIds(COUNTRIES));
    expect(ids).toEqual(
      expect.arrayContaining(['BR/2023-08-01', 'CN/2026-01-01', 'DE/2026-01-01', 'EU/2025-01-01', 'RW/2026-01-01']),
    );
    expect(registry.packs.every((pack) => /^sha256:[0-9a-f]{64}$/.test(pack.ref.hash))).toBe(true);
  });

  it('gives the same hash whatever the white space, and another for any changed value', () => {
    const file = join(root, 'RW/2026-01-01/lanes.json');
    const before = loadPacks(root).packAt('RW', '2026-11-23').ref.hash;
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify(content));
    expect(loadPacks(root).packAt('RW', '2026-11-23').ref.hash).toBe(before);
    writeFileSync(file, readFileSync(file, 'utf8').replace('0.005', '0.006'));
    expect(loadPacks(root).packAt('RW', '2026-11-23').ref.hash).not.toBe(before);
  });

  it('answers the pack in force on a day, and none before the first', () => {
    const pack = join(root, 'RW/2027-01-01');
    cpSync(join(root, 'RW/2026-01-01'), pack, { recursive: true });
    const manifest = join(pack, 'pack.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replaceAll('2026-01-01', '2027-01-01'));
    const registry = loadPacks(root);
    expect(registry.packAt('RW', '2026-12-31').ref.id).toBe('RW/2026-01-01');
    expect(registry.packAt('RW', '2027-01-01').ref.id).toBe('RW/2027-01-01');
    expect(registry.findPackAt('RW', '2025-05-28')).toBeUndefined();
    expect(() => registry.packAt('RW', '2025-05-28')).toThrow(PackError);
    expect(() => registry.packAt('AQ', '2026-12-31')).toThrow('No pack of AQ');
  });

  it('names every fault at once and refuses to start', () => {
    writeFileSync(join(root, 'RW/2026-01-01/authority.json'), '[{ "id": "rw.authority.lane" }]');
    writeFileSync(join(root, 'CN/2026-01-01/surprise.json'), '[]');
    expect(() => loadPacks(root)).toThrow(/CN\/2026-01-01\/surprise\.json.*RW\/2026-01-01\/authority\.json\/0\/from/s);
  });

  it('fixes a ruleset, and refuses a pack whose content has changed since', () => {
    const registry = loadPacks(root);
    const ruleset = rulesetRef(registry, corridor, '2026-11-23');
    expect(ruleset.packs.map((ref) => ref.id)).toEqual(['RW/2026-01-01', 'CN/2026-01-01']);
    expect(registry.packOf(ruleset, 'CN').ref.id).toBe('CN/2026-01-01');
    expect(() => registry.packOf(ruleset, 'FR')).toThrow('The ruleset names no pack of FR');

    const file = join(root, 'CN/2026-01-01/measures.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"0.13"', '"0.14"'));
    const changed = loadPacks(root);
    expect(() => changed.packOf(ruleset, 'CN')).toThrow(
      /^Pack CN\/2026-01-01 is sha256:\w+, the decision was fixed to sha256:\w+$/,
    );
    expect(changed.packOf(ruleset, 'RW').ref.id).toBe('RW/2026-01-01');
  });

  it('lays one root over another: files of the same name are replaced, the others stay', () => {
    const registry = loadPacks(TEST_PACKS);
    const rw = registry.packAt('RW', '2026-11-23');
    expect(rw.manifest.fictional).toBe(true);
    expect(rw.lists.measures.map((row) => row.id)).toContain('rw.fiction.fee');
    expect(rw.lists.permits).toEqual(loadPacks(COUNTRIES).packAt('RW', '2026-11-23').lists.permits);
    expect(registry.packAt('XT', '2026-11-23').manifest.name).toBe('Testland');
  });
});
