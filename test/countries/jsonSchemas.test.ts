import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check, resolveConfig } from 'prettier';
import { layOutJson } from '../../rules/loader/layOutJson.js';
import { writeJsonSchemas } from '../../rules/loader/writeJsonSchemas.js';
import { writeSkeleton } from '../../rules/loader/writeSkeleton.js';
import { COUNTRIES } from '../rules/packRoots.js';

const read = (...path: string[]): string => readFileSync(join(...path), 'utf8');
const layout = () => resolveConfig(join(COUNTRIES, 'schema/pack.json'));
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'schemas-'));
});
afterEach(() => rmSync(root, { recursive: true }));

it.each([99, 100, 101, 102, 103, 104])(
  'a list of %i letters more is broken where the formatter breaks it',
  async (letters) => {
    const text = layOutJson({ a: { list: ['x'.repeat(letters), []], last: [{}, null] }, b: [{ c: 1 }, {}] });
    expect(await check(text, { ...(await layout()), parser: 'json' })).toBe(true);
  },
);

describe('JSON Schemas beside the packs', () => {
  it('are what writing them again gives to the letter, one for each file of a pack', () => {
    const written = writeJsonSchemas(root);
    expect(readdirSync(join(COUNTRIES, 'schema')).sort()).toEqual([...written].sort());
    for (const file of written) expect(read(root, 'schema', file)).toBe(read(COUNTRIES, 'schema', file));
  });

  it('and the files of a new country are laid out as the formatter of the checkout wants them', async () => {
    const country = { country: 'QZ', name: 'Quay', currency: 'EUR', timeZone: 'Europe/Paris', from: '2026-01-01' };
    const files = writeSkeleton(root, { ...country, roles: ['origin', 'destination'] });
    const options = { ...(await layout()), parser: 'json' };
    const all = [
      ...files.filter((file) => file.endsWith('.json')),
      ...writeJsonSchemas(root).map((f) => `schema/${f}`),
    ];
    for (const file of all) {
      expect([file, await check(read(root, file), options)]).toEqual([file, true]);
    }
  });
});
