import { z } from 'zod';
import { listFile, LIST_NAMES, LISTS } from './lists.js';
import { Manifest } from './manifest.js';

let schemas: Readonly<Record<string, unknown>> | undefined;

/** JSON Schema of every file of a pack, by file name: what an editor or another program holds a pack against. */
export function jsonSchemas(): Readonly<Record<string, unknown>> {
  schemas ??= makeSchemas();
  return schemas;
}

function makeSchemas(): Record<string, unknown> {
  return Object.fromEntries<unknown>([
    ['pack.json', toJsonSchema(Manifest)],
    ...LIST_NAMES.map((name): [string, unknown] => [listFile(name), toJsonSchema(z.array(LISTS[name]))]),
  ]);
}

/** As plain JSON: what the schema library adds for its own use is dropped. */
function toJsonSchema(schema: z.ZodType): unknown {
  const plain: unknown = JSON.parse(JSON.stringify(z.toJSONSchema(schema)));
  return plain;
}
