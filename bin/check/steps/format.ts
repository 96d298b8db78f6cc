import type { CheckStep } from '../checkStep.js';
import { everythingSaid, runTool } from '../runTool.js';

/** Prettier over everything that is not generated; what it has seen unchanged (by content) it does not read again. */
export const format: CheckStep = {
  name: 'format',
  repair: 'npm run check -- --fix formats the files',
  async run(fix) {
    const output = await runTool('prettier/bin/prettier.cjs', [
      fix ? '--write' : '--check',
      '--log-level=warn',
      '--cache',
      '--cache-strategy=content',
      '--cache-location=.portolan/build/check/prettier',
      '.',
    ]);
    return { passed: output.exitCode === 0, report: everythingSaid(output) };
  },
};
