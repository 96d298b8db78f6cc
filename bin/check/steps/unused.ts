import type { CheckStep } from '../checkStep.js';
import { everythingSaid, runTool } from '../runTool.js';

/** Knip: files nobody reaches, exports nobody imports, packages nobody needs or nobody declared. */
export const unused: CheckStep = {
  name: 'unused',
  repair: 'delete it, or stop exporting it; an entry that only a process reaches is named in knip.json',
  async run() {
    const output = await runTool('knip/bin/knip.js', ['--no-progress']);
    return { passed: output.exitCode === 0, report: everythingSaid(output) };
  },
};
