/** What a command gets from outside: the environment's values, and where to write. Nothing else here reads the environment. */
export interface CliContext {
  environment: Readonly<Record<string, string | undefined>>;
  /** The checkout. */
  root: string;
  out: (line: string) => void;
  err: (line: string) => void;
  /** Whether a person looks at it: colours and questions are for them only. */
  isTerminal: boolean;
}

/** A fault of the command line or its surroundings: told without a stack, with the way out. */
export class CliFault extends Error {
  override readonly name = 'CliFault';
}
