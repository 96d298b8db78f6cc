import { z } from 'zod';
import { listFile, LIST_NAMES, LISTS, type PackLists } from '../schemas/lists.js';
import { Manifest } from '../schemas/manifest.js';
import { hashPack } from './hashPack.js';
import type { Pack } from './pack.js';

/** One thing wrong with one file of a pack; `at` is a JSON pointer into it. */
export interface PackProblem {
  file: string;
  at: string;
  message: string;
}

/** Holds a pack's files against the schemas: the pack, or everything that is wrong with it at once. */
export function parsePack(files: ReadonlyMap<string, unknown>): { pack: Pack } | { problems: PackProblem[] } {
  const problems: PackProblem[] = [];
  const manifest = parseFile('pack.json', Manifest, files.get('pack.json'), problems);
  const lists = Object.fromEntries(
    LIST_NAMES.map((name) => {
      const file = listFile(name);
      const rows = files.has(file) ? parseFile(file, z.array(LISTS[name]), files.get(file), problems) : [];
      return [name, rows ?? []];
    }),
  ) as unknown as PackLists;
  const known = new Set(['pack.json', ...LIST_NAMES.map(listFile)]);
  for (const file of files.keys()) {
    if (!known.has(file)) problems.push({ file, at: '', message: 'no list of this name is known' });
  }
  if (manifest === undefined || problems.length > 0) return { problems };
  const hash = hashPack(Object.fromEntries(files));
  return { pack: { ref: { id: manifest.id, version: manifest.version, hash }, manifest, lists } };
}

function parseFile<T>(file: string, schema: z.ZodType<T>, content: unknown, problems: PackProblem[]): T | undefined {
  const result = schema.safeParse(content);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    problems.push({ file, at: issue.path.map((part) => `/${String(part)}`).join(''), message: issue.message });
  }
  return undefined;
}
