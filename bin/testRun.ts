/**
 * `npm test`: the checks, then the tests. `npm test -- PART…` runs the named parts alone, `npm run test:all` every part.
 * Set-up has run before. Ends with one line that counts what passed and what failed, and non-zero if anything failed.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout } from './setup/checkout.mjs';
import { selectParts, type TestPart } from './testing/testParts.js';

/** What Jest writes down of a run, as far as it is counted here. */
interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numRuntimeErrorTestSuites: number;
}

/** How long Jest may take to end after it has written its report. */
const longestEndingMs = 30_000;

const startedAtMs = Date.now();
const args = process.argv.slice(2);
const parts = selectParts(args);
const isWhole = parts.length > 1;

const checksPassed = !isWhole || (await run(['--import', 'tsx', join(checkout, 'bin', 'check.ts')])) === 0;
const folder = mkdtempSync(join(tmpdir(), 'portolan-report-'));
const report = join(folder, 'jest.json');
try {
  const jestPassed = (await run(jestCommand(parts, report), report)) === 0;
  const counted = readReport(report);
  const seconds = Math.round((Date.now() - startedAtMs) / 1000);
  if (isWhole) console.log(`checks ${checksPassed ? 'passed' : 'failed'}`);
  console.log(`parts ${parts.map((part) => part.name).join(', ')}; ${seconds} s`);
  // A file that does not even load has no tests to fail; it counts as one.
  const failed = counted.numFailedTests + counted.numRuntimeErrorTestSuites;
  console.log(`Tests: ${counted.numPassedTests} passed, ${failed} failed, ${counted.numPendingTests} skipped`);
  process.exitCode = checksPassed && jestPassed && failed === 0 && counted.numPassedTests > 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function jestCommand(selected: readonly TestPart[], outputFile: string): string[] {
  return [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    join(checkout, 'node_modules', 'jest', 'bin', 'jest.js'),
    '--ci',
    '--passWithNoTests',
    '--json',
    `--outputFile=${outputFile}`,
    '--selectProjects',
    ...selected.flatMap((part) => part.projects),
    ...selected.flatMap((part) => part.paths.flatMap((path) => ['--testPathPatterns', path])),
  ];
}

/**
 * Runs Node on something and answers its exit code.
 * @param result a file it writes when it is done; if it has not ended a while after, something was left open, and it is ended as failed
 */
function run(nodeArgs: string[], result?: string): Promise<number> {
  const child = spawn(process.execPath, nodeArgs, { cwd: checkout, stdio: ['ignore', 'inherit', 'inherit'] });
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
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numRuntimeErrorTestSuites: 1 };
  }
}
