/** One set-up step: prints `done`, `reused` or `failed` with the way to repair it. Plain JavaScript: runs before anything is installed. */

/** A set-up step that could not do its work, and what the reader can do about it. */
export class SetupFailure extends Error {
  /**
   * @param {string} message what went wrong
   * @param {string} fix what to do about it
   */
  constructor(message, fix) {
    super(message);
    this.name = 'SetupFailure';
    this.fix = fix;
  }
}

/**
 * Runs a step and prints its line.
 * @template {{ outcome: 'done' | 'reused', detail: string }} R
 * @param {string} name what the step provides, as a reader would say it
 * @param {() => R | Promise<R>} work
 * @param {(line: string) => void} [print]
 * @returns {Promise<R>}
 * @throws what the step threw, after its line and the fix have been printed
 */
export async function runStep(name, work, print = (line) => console.log(line)) {
  const startedAtMs = Date.now();
  try {
    const result = await work();
    const seconds = ((Date.now() - startedAtMs) / 1000).toFixed(1);
    print(`${result.outcome.padEnd(7)} ${name}: ${result.detail}${result.outcome === 'done' ? ` (${seconds} s)` : ''}`);
    return result;
  } catch (error) {
    print(`failed  ${name}: ${error instanceof Error ? error.message : String(error)}`);
    if (error instanceof SetupFailure) print(`        fix: ${error.fix}`);
    throw error;
  }
}
