import type { CheckStep } from '../checkStep.js';
import { everythingSaid, runTool } from '../runTool.js';

/** ESLint with types. Without its cache, which does not see that a type has changed in another file. */
export const lint: CheckStep = {
  name: 'lint',
  repair: 'each line names the rule; npm run check -- --fix repairs what is mechanical',
  async run(fix) {
    const output = await runTool('eslint/bin/eslint.js', ['--max-warnings=0', ...(fix ? ['--fix'] : []), '.']);
    return { passed: output.exitCode === 0, report: everythingSaid(output) };
  },
};
