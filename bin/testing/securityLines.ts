import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { checkout } from '../setup/checkout.mjs';
import type { JestReport } from './runJest.js';

/** Where the lines of the security list are tied to tests. */
export const securityLinesFile = 'test/security/lines.json';

const Line = z.strictObject({
  control: z.string().min(1),
  /** How much of it is tried. */
  count: z.string().min(5).optional(),
  tests: z.array(
    z.strictObject({
      /** Path of a test file. */
      file: z.string(),
      /** Words in the full name of the tests that are meant; all of the file's when left out. */
      name: z.string().optional(),
    }),
  ),
  /** What is not shown yet. */
  gap: z.string().min(10).optional(),
});
export type SecurityLine = z.infer<typeof Line>;

/** Every line by its id, in order. */
export const readSecurityLines = (): ReadonlyMap<string, SecurityLine> =>
  new Map(
    Object.entries(
      z.record(z.string(), Line).parse(JSON.parse(readFileSync(join(checkout, securityLinesFile), 'utf8'))),
    ),
  );

/** One test as it ended. */
export interface EndedTest {
  /** Path of its file below the checkout. */
  readonly file: string;
  readonly fullName: string;
  readonly status: string;
}

export interface LineCount {
  readonly passed: number;
  readonly failed: number;
  /** Entries of the line that no test fitted. */
  readonly unmatched: readonly string[];
}

/** How the tests of a line ended. */
export function countLine({ tests }: SecurityLine, ended: readonly EndedTest[]): LineCount {
  const unmatched: string[] = [];
  const own = new Set<EndedTest>();
  for (const { file, name } of tests) {
    const fitting = ended.filter((test) => test.file === file && (name === undefined || test.fullName.includes(name)));
    if (fitting.length === 0) unmatched.push(name === undefined ? file : `${file}: ${name}`);
    for (const test of fitting) own.add(test);
  }
  const count = (status: string): number => [...own].filter((test) => test.status === status).length;
  return { passed: count('passed'), failed: count('failed'), unmatched };
}

/** The tests of a run, as its report names them. */
export const endedTests = ({ testResults }: JestReport): EndedTest[] =>
  testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, status }) => ({ file: relative(checkout, name), fullName, status })),
  );

/** Tests that take a tool from outside, and minutes: in full size alone. */
export const onlyInFull = (file: string): boolean => file.startsWith('test/fuzz/');

/**
 * Prints how many tests of each line passed.
 * @returns how many lines name a test that did not run
 */
export function printLines(
  lines: ReadonlyMap<string, SecurityLine>,
  ended: readonly EndedTest[],
  isFull: boolean,
): number {
  let unproved = 0;
  for (const [id, line] of lines) {
    const tests = line.tests.filter(({ file }) => isFull || !onlyInFull(file));
    const { passed, failed, unmatched } = countLine({ ...line, tests }, ended);
    const leftOut = line.tests.length - tests.length;
    const remarks = [
      ...(line.count === undefined ? [] : [line.count]),
      ...unmatched.map((one) => `no test ran: ${one}`),
      ...(leftOut > 0 ? [`${leftOut} more in full size`] : []),
      ...(line.gap === undefined ? [] : [`open: ${line.gap}`]),
    ];
    if (unmatched.length > 0) unproved += 1;
    console.log(`${id.padEnd(4)} ${`${passed} passed, ${failed} failed`.padEnd(24)} ${line.control}`);
    for (const remark of remarks) console.log(`       ${remark}`);
  }
  const open = [...lines.values()].filter(({ gap }) => gap !== undefined).length;
  console.log(`${lines.size} lines, ${open} of them with something open`);
  return unproved;
}
