import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Raw content of the packs below one root: pack id -> file name -> parsed JSON. */
export type RawPacks = Map<string, Map<string, unknown>>;

const COUNTRY = /^[A-Z]{2}$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Folders `<ISO-3166 alpha-2>/<effective from>` below a root, as pack ids, in order. */
export function listPackIds(root: string): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && COUNTRY.test(entry.name))
    .flatMap((country) =>
      readdirSync(join(root, country.name), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && DATE.test(entry.name))
        .map((entry) => `${country.name}/${entry.name}`),
    )
    .sort();
}

/** Reads all JSON files of one pack. Throws with the file's name if one is not JSON. */
export function readPackFiles(root: string, id: string): Map<string, unknown> {
  const folder = join(root, id);
  const names = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return new Map(names.sort().map((name) => [name, readJson(join(folder, name))]));
}

/** Reads all JSON files of all packs below a root. */
export const readPackFolder = (root: string): RawPacks =>
  new Map(listPackIds(root).map((id) => [id, readPackFiles(root, id)]));

/** The root that this one only adds to: `overlay.json` may say `{ "over": "<relative path>" }`. */
export function findBaseRoot(root: string): string | undefined {
  const file = join(root, 'overlay.json');
  if (!existsSync(file)) return undefined;
  const content = readJson(file);
  if (typeof content === 'object' && content !== null && 'over' in content && typeof content.over === 'string') {
    return join(root, content.over);
  }
  throw new Error(`${file} must say { "over": "<relative path>" }`);
}

function readJson(file: string): unknown {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return content;
  } catch (error) {
    throw new Error(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
