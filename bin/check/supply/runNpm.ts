import { execFile } from 'node:child_process';
import { checkout } from '../../setup/checkout.mjs';
import type { ToolOutput } from '../runTool.js';

const longestMs = 120_000;
/** The bill of materials of a few hundred packages is some megabytes long. */
const longestOutputBytes = 64 * 1024 * 1024;

/** Runs npm on the checkout. An npm that ends badly is an answer too; one that is not there throws. */
export function runNpm(parameters: readonly string[]): Promise<ToolOutput> {
  return new Promise((resolve, reject) => {
    const options = { cwd: checkout, timeout: longestMs, maxBuffer: longestOutputBytes };
    execFile('npm', [...parameters], options, (error, stdout, stderr) => {
      if (error !== null && typeof error.code !== 'number' && error.killed !== true)
        reject(new Error('npm could not be run', { cause: error }));
      else resolve({ exitCode: error === null ? 0 : Number(error.code ?? 1), stdout, stderr });
    });
  });
}
