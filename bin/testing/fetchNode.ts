import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { checkout } from '../setup/checkout.mjs';

const run = promisify(execFile);
const longestFetchMs = 5 * 60_000;

/**
 * A Node of another major version, fetched by npm and kept in its cache; the one that runs, if it has that version.
 * @param major such as 24
 * @returns absolute path of the program
 * @throws Error saying that it cannot be fetched, or that what came does not have that version
 */
export async function fetchNode(major: number): Promise<string> {
  if (majorOf(process.version) === major) return process.execPath;
  const asked = ['--yes', '--package', `node@${major}`, 'node', '-p', 'process.execPath + "\\n" + process.version'];
  const said = await run('npx', asked, { cwd: checkout, timeout: longestFetchMs }).catch((error: unknown) => {
    throw new Error(`Node ${major} cannot be fetched (npx --package node@${major} node): ${String(error)}`);
  });
  const [path = '', version = ''] = said.stdout.trim().split('\n');
  if (majorOf(version) !== major) throw new Error(`asked for Node ${major}, npm brought ${version || 'none'}`);
  return path;
}

const majorOf = (version: string): number => Number(/^v(\d+)\./.exec(version)?.[1]);
