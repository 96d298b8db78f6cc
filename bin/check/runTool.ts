import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { checkout } from '../setup/checkout.mjs';

export interface ToolOutput {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a script of an installed package with this Node, in a checkout, and waits for its end.
 *
 * @param script path below node_modules, which avoids a shell and npx
 * @param folder where it runs; a copy of the checkout in tests
 */
export function runTool(script: string, parameters: readonly string[], folder = checkout): Promise<ToolOutput> {
  return new Promise((resolve, reject) => {
    const tool = spawn(process.execPath, [join(checkout, 'node_modules', script), ...parameters], {
      cwd: folder,
      env: { ...process.env, NODE_OPTIONS: '', NO_COLOR: '1', FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    tool.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    tool.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    tool.on('error', reject);
    tool.on('close', (code) => {
      resolve({
        exitCode: code ?? 1,
        stdout: Buffer.concat(stdout).toString('utf8'),
        stderr: Buffer.concat(stderr).toString('utf8'),
      });
    });
  });
}

/** Everything a tool said, for a report. */
export const everythingSaid = ({ stdout, stderr }: ToolOutput): string => `${stdout}${stderr}`.trim();
