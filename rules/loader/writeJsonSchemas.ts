import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemas } from '../schemas/jsonSchemas.js';
import { layOutJson } from './layOutJson.js';

/** Writes `schema/*.json` below a root of packs, one for each file of a pack; answers the names written. */
export function writeJsonSchemas(root: string): string[] {
  const folder = join(root, 'schema');
  mkdirSync(folder, { recursive: true });
  const schemas = Object.entries(jsonSchemas());
  for (const [file, schema] of schemas) writeFileSync(join(folder, file), layOutJson(schema));
  return schemas.map(([file]) => file);
}
