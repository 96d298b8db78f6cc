import { z } from 'zod';
import type { Json } from '../../domain/json.js';
import { listFile, LIST_NAMES, LISTS } from './lists.js';
import { Manifest } from './manifest.js';

let schemas: Readonly<Record<string, Json>> | undefined;

/** JSON Schema of every file of a pack, by file name: what an editor or another program holds a pack against. */
export function jsonSchemas(): Readonly<Record<string, Json>> {
  schemas ??= makeSchemas();
  return schemas;
}

function makeSchemas(): Record<string, Json> {
  return Object.fromEntries<Json>([
    ['pack.json', toJsonSchema(Manifest)],
    ...LIST_NAMES.map((name): [string, Json] => [listFile(name), toJsonSchema(z.array(LISTS[name]))]),
  ]);
}

/** As plain JSON: what the schema library adds for its own use is dropped. */
function toJsonSchema(schema: z.ZodType): Json {
  return JSON.parse(JSON.stringify(z.toJSONSchema(schema))) as Json;
}
