/** The invariants of the record, by the numbers under which the acceptance list knows them. */
export type Invariant = 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6' | 'I7' | 'I8' | 'I9' | 'I10';

/** One thing that is wrong, with enough to find it. */
export interface Problem {
  invariant: Invariant;
  /** Declaration, or chain, account or effect key where no declaration is meant. */
  subject: string;
  what: string;
}

/** Makes the problems of one invariant. */
export function problemsOf(invariant: Invariant): (subject: string, what: string) => Problem {
  return (subject, what) => ({ invariant, subject, what });
}

/** For an assertion's message. */
export function describeProblems(problems: readonly Problem[]): string {
  return problems.map(({ invariant, subject, what }) => `${invariant} ${subject}: ${what}`).join('\n');
}
