/**
 * `npm test`: the checks, then the tests. `npm test -- PART…` runs the named parts alone, `npm run test:all` every part;
 * `--only=PATTERN` keeps to test files whose path fits.
 * Set-up has run before. Ends with one line that counts what passed and what failed, and non-zero if anything failed.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout } from './setup/checkout.mjs';
import { fetchNode } from './testing/fetchNode.js';
import { batchParts, selectParts, type TestBatch } from './testing/testParts.js';

/** What Jest writes down of a run, as far as it is counted here. */
interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numRuntimeErrorTestSuites: number;
}

/** A run that wrote no report. */
const nothingRan: JestReport = {
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numRuntimeErrorTestSuites: 1,
};

/** How long Jest may take to end after it has written its report. */
const longestEndingMs = 30_000;

const startedAtMs = Date.now();
const args = process.argv.slice(2);
const parts = selectParts(args);
/** `--only=PATTERN`: of the parts, only test files whose path fits. */
const only = args.flatMap((arg) => (arg.startsWith('--only=') ? [arg.slice('--only='.length)] : []));
const isWhole = parts.length > 1;
const isFull = args.includes('--all') || args.includes('--full');

const checksPassed =
  !isWhole || (await run(process.execPath, ['--import', 'tsx', join(checkout, 'bin', 'check.ts')])) === 0;
const runs: JestReport[] = [];
for (const batch of batchParts(parts, isFull)) runs.push(await runJest(batch));
const seconds = Math.round((Date.now() - startedAtMs) / 1000);
if (isWhole) console.log(`checks ${checksPassed ? 'passed' : 'failed'}`);
console.log(`parts ${parts.map((part) => part.name).join(', ')}; ${seconds} s`);
const total = (count: (report: JestReport) => number): number => runs.reduce((sum, report) => sum + count(report), 0);
// A file that does not even load has no tests to fail; it counts as one.
const failed = total((report) => report.numFailedTests + report.numRuntimeErrorTestSuites);
const [passed, skipped] = [total((report) => report.numPassedTests), total((report) => report.numPendingTests)];
console.log(`Tests: ${passed} passed, ${failed} failed, ${skipped} skipped`);
const everyRunTested = runs.every((report) => report.numPassedTests > 0);
process.exitCode = checksPassed && failed === 0 && everyRunTested ? 0 : 1;

/** Runs a batch. A run that ends badly with nothing failed, or that could not begin, has one failure. */
async function runJest(batch: TestBatch): Promise<JestReport> {
  const { node } = batch;
  const folder = mkdtempSync(join(tmpdir(), 'portolan-report-'));
  const file = join(folder, 'jest.json');
  try {
    const program = node === undefined ? process.execPath : await fetchNode(node);
    if (node !== undefined) console.log(`under Node ${node}, ${program}`);
    const exitCode = await run(program, jestCommand(batch, file), file);
    const report = readReport(file);
    const nothingFailed = report.numFailedTests + report.numRuntimeErrorTestSuites === 0;
    return exitCode !== 0 && nothingFailed ? { ...report, numRuntimeErrorTestSuites: 1 } : report;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return nothingRan;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function jestCommand({ parts: selected, oneByOne }: TestBatch, outputFile: string): string[] {
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
    ...selected.flatMap((part) => part.projects),
    ...[...selected.flatMap((part) => part.paths), ...only].flatMap((path) => ['--testPathPatterns', path]),
  ];
}

/**
 * Runs a Node on something and answers its exit code.
 * @param program the Node
 * @param result a file it writes when it is done; if it has not ended a while after, something was left open, and it is ended as failed
 */
function run(program: string, nodeArgs: string[], result?: string): Promise<number> {
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
