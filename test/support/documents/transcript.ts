/**
 * Reads what a document shows of a terminal. In a block marked `console`, a line that begins with `$ ` is a command and the
 * lines below it are what it prints: `…` stands for anything within a line, and alone on a line for any number of lines.
 * A word in capitals where an id of ours stands (PARCEL) takes that id, and later commands and outputs mean it by the word.
 */

/** One command of a document with what is shown below it. */
export interface Step {
  command: string;
  /** Empty: nothing is shown, and any output will do. */
  shown: string[];
}

const BLOCK = /^```console\n([\s\S]*?)^```$/gm;

/** Every step that a document shows, in order. A command may go on behind a backslash. */
export function readSteps(markdown: string): Step[] {
  const steps: Step[] = [];
  for (const [, block = ''] of markdown.matchAll(BLOCK)) {
    const joined = block.replaceAll(/\\\n\s*/g, '');
    for (const line of joined.trimEnd().split('\n')) {
      if (line.startsWith('$ ')) steps.push({ command: line.slice(2), shown: [] });
      else if (steps.length === 0) throw new Error(`a block begins with output: ${line}`);
      else steps.at(-1)?.shown.push(line);
    }
  }
  return steps;
}

const ID = '[a-z]{3}_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const WORD = /\b[A-Z]{4,}(?:_[A-Z]+)*\b/g;

/** The words of a document that stand for an id, by what they stand for. */
export type Known = Map<string, string>;

/** A text with ids in the place of the words that are known. */
export const fillIn = (text: string, known: Known): string => text.replaceAll(WORD, (word) => known.get(word) ?? word);

/**
 * Does an output look as it is shown? Runs of spaces count as one.
 * @param words words that stand for ids in this document
 * @returns the ids that stand where a word is shown for the first time, or undefined when it looks otherwise
 */
export function matchOutput(shown: readonly string[], output: string, words: ReadonlySet<string>, known: Known) {
  const fresh: string[] = [];
  const pattern = shown
    .map((line) => {
      if (line.trim() === '…') return '(?:.*\\n)*?';
      return `${squeeze(fillIn(line, known))
        .replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')
        .replaceAll(/ ?… ?/g, '.*?')
        .replaceAll(WORD, (word) => {
          if (!words.has(word)) return word;
          if (fresh.includes(word)) return `\\k<${word}>`;
          fresh.push(word);
          return `(?<${word}>${ID})`;
        })}\\n`;
    })
    .join('');
  const text = output.trimEnd().split('\n').map(squeeze).join('\n');
  const found = new RegExp(`^${pattern}$`).exec(`${text}\n`);
  if (found === null) return undefined;
  return new Map(Object.entries(found.groups ?? {}));
}

const squeeze = (line: string): string => line.trim().replaceAll(/\s+/g, ' ');
