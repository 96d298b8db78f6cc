import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A small checkout of its own, in which something is wrong on purpose. */
export interface PlantedTree {
  readonly folder: string;
  readonly remove: () => void;
}

/** Writes files, by their paths, into a new temporary folder. */
export function plantTree(files: Readonly<Record<string, string>>): PlantedTree {
  const folder = mkdtempSync(join(tmpdir(), 'portolan planted '));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The settings every planted tree needs so that the tools can read it. */
export const PLANTED_SETTINGS = {
  'tsconfig.json': JSON.stringify({
    compilerOptions: { target: 'ES2023', module: 'NodeNext', moduleResolution: 'NodeNext', strict: true, types: [] },
    include: ['**/*.ts'],
  }),
  'package.json': JSON.stringify({
    type: 'module',
    dependencies: { declared: '1.0.0' },
    devDependencies: { fortests: '1.0.0' },
  }),
  ...packageFiles('declared'),
  ...packageFiles('fortests'),
  ...packageFiles('stranger'),
};

function packageFiles(name: string): Record<string, string> {
  return {
    [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
    [`node_modules/${name}/index.js`]: 'export const word = 1;\n',
  };
}
