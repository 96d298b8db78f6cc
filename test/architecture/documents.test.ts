import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedFiles } from '../../bin/check/generated/generatedFiles.js';
import { checkout } from '../../bin/setup/checkout.mjs';
import { ERROR_CODES, errorDefinition } from '../../domain/errors/errors.js';

const read = (path: string): string => readFileSync(join(checkout, path), 'utf8');

describe('documents', () => {
  test.each(generatedFiles.map(({ path, make }) => [path, make] as const))(
    '%s says what the code says',
    async (path, make) => {
      expect(read(path)).toBe(await make());
    },
  );

  test('docs/errors.md lists exactly the codes of the domain, each with its remedy and status', () => {
    const rows = [...read('docs/errors.md').matchAll(/^\| `([A-Z0-9_.]+)` \| (.+) \| (\w+) \| (\d+|–) \|$/gm)];
    const listed = rows.map(([, code, meaning, remedy, http]) => [
      code,
      meaning,
      remedy,
      http === '–' ? null : Number(http),
    ]);
    const defined = ERROR_CODES.map((code) => {
      const { meaning, remedy, http } = errorDefinition(code);
      return [code, meaning, remedy, http];
    });
    expect(listed.map(String).sort()).toEqual(defined.map(String).sort());
  });
});
