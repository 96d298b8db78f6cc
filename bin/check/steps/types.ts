import type { CheckStep } from '../checkStep.js';
import { everythingSaid, runTool } from '../runTool.js';

/** The TypeScript compiler over the whole project; its own build information says what has to be looked at again. */
export const types: CheckStep = {
  name: 'types',
  repair: 'each line names the file; a missing prisma/client is made by npm run setup',
  async run() {
    const output = await runTool('typescript/bin/tsc', [
      '--project',
      'tsconfig.json',
      '--incremental',
      '--tsBuildInfoFile',
      '.portolan/build/check/types.tsbuildinfo',
    ]);
    return { passed: output.exitCode === 0, report: everythingSaid(output) };
  },
};
