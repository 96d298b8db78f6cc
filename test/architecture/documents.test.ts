import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { CODE_FOLDERS } from '../../bin/check/cruise.js';
import { generatedFiles } from '../../bin/check/generated/generatedFiles.js';
import { checkout } from '../../bin/setup/checkout.mjs';
import { ERROR_CODES, errorDefinition, isErrorCode } from '../../domain/errors/errors.js';

const read = (path: string): string => readFileSync(join(checkout, path), 'utf8');

/** Everything in quotes that looks like an error code, with the file it stands in. */
function codesInUse(): string[] {
  return CODE_FOLDERS.filter((folder) => folder !== 'test' && folder !== 'bench').flatMap((folder) =>
    sourcesBelow(join(checkout, folder)).flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/['"`]([A-Z]+\.[A-Z][A-Z0-9_]+)['"`]/g)].map(
        ([, code]) => `${code ?? ''} in ${relative(checkout, file)}`,
      ),
    ),
  );
}

function sourcesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|mjs)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes('/prisma/client/'));
}

describe('documents', () => {
  test('every error code that code speaks of is defined, and so documented', () => {
    const codes = codesInUse();
    expect(codes.length).toBeGreaterThan(100);
    expect(codes.filter((found) => !isErrorCode(found.split(' ')[0] ?? ''))).toEqual([]);
  });

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
