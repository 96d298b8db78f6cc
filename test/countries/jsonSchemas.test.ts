import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeJsonSchemas } from '../../rules/loader/writeJsonSchemas.js';
import { COUNTRIES } from '../rules/packRoots.js';

const read = (...path: string[]): unknown => JSON.parse(readFileSync(join(...path), 'utf8')) as unknown;

describe('JSON Schemas beside the packs', () => {
  it('are what writing them again gives, one for each file of a pack', () => {
    const root = mkdtempSync(join(tmpdir(), 'schemas-'));
    try {
      const written = writeJsonSchemas(root);
      expect(readdirSync(join(COUNTRIES, 'schema')).sort()).toEqual([...written].sort());
      for (const file of written) expect(read(COUNTRIES, 'schema', file)).toEqual(read(root, 'schema', file));
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});
