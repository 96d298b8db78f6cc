import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkout } from '../../setup/checkout.mjs';
import type { CheckStep } from '../checkStep.js';
import { generatedFiles } from '../generated/generatedFiles.js';

/** Documents that are made from code say what the code says. */
export const generated: CheckStep = {
  name: 'documents',
  repair: 'npm run check -- --fix writes them again',
  async run(fix) {
    const stale: string[] = [];
    for (const { path, make } of generatedFiles) {
      const wanted = await make();
      const file = join(checkout, path);
      if (findText(file) === wanted) continue;
      if (fix) {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, wanted);
      } else stale.push(`${path} does not say what the code says`);
    }
    return stale.length === 0
      ? { passed: true, report: `${generatedFiles.length} files` }
      : { passed: false, report: stale.join('\n') };
  },
};

function findText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
