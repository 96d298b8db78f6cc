import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { checkout } from '../setup/checkout.mjs';

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
