/** A set-up step that could not do its work, and what the reader can do about it. */
export declare class SetupFailure extends Error {
  constructor(message: string, fix: string);
  readonly fix: string;
}
/** What a step answers: whether it had to work, and a few words on the result. */
export interface StepResult {
  outcome: 'done' | 'reused';
  detail: string;
}
/** Runs a step and prints `done`, `reused` or `failed` with the fix; throws on what the step threw. */
export declare function runStep<R extends StepResult>(
  name: string,
  work: () => R | Promise<R>,
  print?: (line: string) => void,
): Promise<R>;
