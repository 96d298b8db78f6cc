import { hashPack } from '../loader/hashPack.js';
import { findText } from '../loader/readText.js';
import { jsonSchemas } from '../schemas/jsonSchemas.js';
import type { CountryProblem } from './problem.js';

/** The JSON Schemas beside the packs say what the rules' own schemas say. */
export function checkJsonSchemas(root: string): CountryProblem[] {
  return Object.entries(jsonSchemas()).flatMap(([name, schema]) => {
    const file = `schema/${name}`;
    const text = findText(root, file);
    if (text === undefined) return [{ part: 'schema' as const, file, message: 'is missing: write the schemas again' }];
    return hashPack({ schema: parsed(text) }) === hashPack({ schema })
      ? []
      : [{ part: 'schema' as const, file, message: 'is not what the rules say: write the schemas again' }];
  });
}

function parsed(text: string): unknown {
  try {
    const content: unknown = JSON.parse(text);
    return content;
  } catch {
    return null;
  }
}
