/** A `temporal` program and how it came here. */
export interface TemporalProgram {
  /** Absolute path of the program. */
  path: string;
  /** The rung it was taken from, in words to print and keep. */
  source: string;
  /** Version of the server inside. */
  serverVersion: string;
}

/** A way to come by a Temporal server. Answers the program, or why this way is closed here. */
export interface Rung {
  name: string;
  take(): Promise<TemporalProgram | { closed: string }>;
}

/** No rung of the ladder held. */
export class NoTemporalProgram extends Error {
  constructor(readonly tried: readonly string[]) {
    super(`no way to a Temporal server is open here: ${tried.join('; ')}`);
    this.name = 'NoTemporalProgram';
  }
}

/** Tries each rung in turn and answers the first that holds, with what was tried before it. */
export async function climb(rungs: readonly Rung[]): Promise<{ program: TemporalProgram; tried: string[] }> {
  const tried: string[] = [];
  for (const rung of rungs) {
    const answer = await rung.take();
    if ('path' in answer) return { program: answer, tried };
    tried.push(`${rung.name} (${answer.closed})`);
  }
  throw new NoTemporalProgram(tried);
}
