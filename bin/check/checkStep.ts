/** What a step of `npm run check` came to. */
export interface CheckOutcome {
  readonly passed: boolean;
  /** What was found, line by line, when it did not pass; else a few words on what was looked at. */
  readonly report: string;
}

/** One thing `npm run check` looks at. */
export interface CheckStep {
  readonly name: string;
  /** What the reader can do when it fails. */
  readonly repair: string;
  /** @param fix repair what can be repaired by itself, then answer what is left */
  run(fix: boolean): Promise<CheckOutcome>;
}
