import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { CODE_FOLDERS } from '../../bin/check/cruise.js';
import { checkout } from '../../bin/setup/checkout.mjs';

/** Words that say nothing about what is in a file. Code without a noun has no home yet: find its noun. */
const WORDS_THAT_SAY_NOTHING = ['util', 'utils', 'common', 'helper', 'helpers', 'lib', 'shared', 'misc'];

/** Everything below our folders that a person wrote. */
const files = CODE_FOLDERS.flatMap((folder) => filesBelow(join(checkout, folder))).map((file) =>
  relative(checkout, file),
);

function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => !file.includes('/prisma/client/') && !file.includes('/node_modules/'));
  } catch {
    return []; // A folder of a later release.
  }
}

describe('names', () => {
  test('no folder and no file is called by a word that says nothing', () => {
    expect(files.length).toBeGreaterThan(300);
    const guilty = files.filter((file) =>
      file.split('/').some((part) => WORDS_THAT_SAY_NOTHING.includes(part.split('.')[0]?.toLowerCase() ?? '')),
    );
    expect(guilty).toEqual([]);
  });

  test('files of code are in camel case', () => {
    // A route is `<resource>.<verb>.ts`, its test adds the status; a process of set-up ends in `.run.ts`.
    const form = /^[a-z][a-zA-Z0-9]*(\.[a-zA-Z0-9]+)*\.(ts|mjs|js)$/;
    const code = files.filter((file) => /\.(ts|mjs|js)$/.test(file));
    expect(code.filter((file) => !form.test(basename(file)))).toEqual([]);
  });

  test('no file names a folder of the machine it was written on', () => {
    const machine = new RegExp(`["'\`\\s(]/(${['work', 'root', 'home', 'Users'].join('|')})/`);
    const guilty = files
      .filter((file) => /\.(ts|mjs|js|json|md|sql|prisma)$/.test(file))
      .filter((file) => machine.test(readFileSync(join(checkout, file), 'utf8')));
    expect(guilty).toEqual([]);
  });
});
