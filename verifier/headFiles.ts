import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where one chain stood. */
export interface ChainPoint {
  chain: string;
  index: number;
  hash: string;
}

/** One signed head of all chains, as it stands in its line. */
export interface SignedHead {
  number: number;
  at: string;
  chains: ChainPoint[];
  root: string;
  previous: string;
  key_id: string;
  signature: string;
}

/** A line of a head file. */
export interface HeadLine {
  /** File and line, for whoever looks. */
  where: string;
  /** Undefined: the line is no head. */
  head: SignedHead | undefined;
}

/** Every line of every head file of a folder (`*.jsonl`), in the order of their names. */
export function readHeadFiles(folder: string): HeadLine[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort();
  return names.flatMap((name) => {
    const lines = readFileSync(join(folder, name), 'utf8').split('\n');
    // A whole file ends with a line's end; what stands after the last one is a line that was cut.
    if (lines.at(-1) === '') lines.pop();
    return lines.map((line, place) => ({ where: `${name}:${place + 1}`, head: parseHead(line) }));
  });
}

function parseHead(line: string): SignedHead | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  return isHead(value) ? value : undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isPoint = (value: unknown): value is ChainPoint =>
  isObject(value) &&
  typeof value.chain === 'string' &&
  Number.isSafeInteger(value.index) &&
  typeof value.hash === 'string';

const isHead = (value: unknown): value is SignedHead =>
  isObject(value) &&
  Number.isSafeInteger(value.number) &&
  ['at', 'root', 'previous', 'key_id', 'signature'].every((name) => typeof value[name] === 'string') &&
  Array.isArray(value.chains) &&
  value.chains.every(isPoint);
