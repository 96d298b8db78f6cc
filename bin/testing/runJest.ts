import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout } from '../setup/checkout.mjs';
import { fetchNode } from './fetchNode.js';

/** What Jest writes down of a run, as far as it is counted here. */
export interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numRuntimeErrorTestSuites: number;
  readonly testResults: readonly {
    /** Absolute path of the file. */
    readonly name: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** Which tests one Jest process runs, and how. */
export interface JestRun {
  readonly projects: readonly string[];
  /** Patterns over test paths; none selects everything in the projects. */
  readonly paths: readonly string[];
  /** Folders below test/ that are left out of them. */
  readonly leavesOut: readonly string[];
  /** Major version of the Node it runs under; this one when undefined. */
  readonly node: number | undefined;
  /** One test file after the other; otherwise as many at once as jest.config.mjs says. */
  readonly oneByOne: boolean;
  /** Whether tests run in their full size. */
  readonly isFull: boolean;
}

/** A run that wrote no report. */
const nothingRan: JestReport = {
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numRuntimeErrorTestSuites: 1,
  testResults: [],
};

/** How long Jest may take to end after it has written its report. */
const longestEndingMs = 30_000;

/** Failures of a run; a file that does not even load has no tests to fail, and counts as one. */
export const failuresOf = (report: JestReport): number => report.numFailedTests + report.numRuntimeErrorTestSuites;

/** Runs tests. A run that ends badly with nothing failed, or that could not begin, has one failure. */
export async function runJest(asked: JestRun): Promise<JestReport> {
  const { node } = asked;
  const folder = mkdtempSync(join(tmpdir(), 'portolan-report-'));
  const file = join(folder, 'jest.json');
  try {
    const program = node === undefined ? process.execPath : await fetchNode(node);
    if (node !== undefined) console.log(`under Node ${node}, ${program}`);
    const exitCode = await runNode(program, jestCommand(asked, file), file);
    const report = readReport(file);
    return exitCode !== 0 && failuresOf(report) === 0 ? { ...report, numRuntimeErrorTestSuites: 1 } : report;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return nothingRan;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function jestCommand({ projects, paths, leavesOut, oneByOne, isFull }: JestRun, outputFile: string): string[] {
  return [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    join(checkout, 'node_modules', 'jest', 'bin', 'jest.js'),
    '--ci',
    '--passWithNoTests',
    '--json',
    `--outputFile=${outputFile}`,
    // The faults' tests are as large as the run asks for (test/support/load/sizes.ts).
    `--globals=${JSON.stringify({ portolanTestSize: isFull ? 'full' : 'small' })}`,
    ...(oneByOne ? ['--maxWorkers=1'] : []),
    '--selectProjects',
    ...projects,
    ...withoutFolders(paths, leavesOut).flatMap((path) => ['--testPathPatterns', path]),
  ];
}

/** The same patterns, which no path below one of the folders fits. */
const withoutFolders = (paths: readonly string[], folders: readonly string[]): readonly string[] =>
  folders.length === 0
    ? paths
    : (paths.length === 0 ? [''] : paths).map((path) => `^(?!.*/test/(?:${folders.join('|')})/).*(?:${path})`);

/**
 * Runs a Node on something and answers its exit code.
 * @param program the Node
 * @param result a file it writes when it is done; if it has not ended a while after, something was left open, and it is ended as failed
 */
export function runNode(program: string, nodeArgs: readonly string[], result?: string): Promise<number> {
  const child = spawn(program, nodeArgs, { cwd: checkout, stdio: ['ignore', 'inherit', 'inherit'] });
  const watch = setInterval(() => {
    const writtenAtMs = result === undefined ? undefined : statSync(result, { throwIfNoEntry: false })?.mtimeMs;
    if (writtenAtMs === undefined || Date.now() - writtenAtMs < longestEndingMs) return;
    console.error('the tests are done but do not end: one of them left a server, a timer or a connection open');
    child.kill('SIGKILL');
  }, 1_000);
  return new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  }).finally(() => clearInterval(watch));
}

function readReport(path: string): JestReport {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as JestReport;
  } catch {
    return nothingRan;
  }
}
