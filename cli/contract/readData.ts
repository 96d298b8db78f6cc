import { readFileSync } from 'node:fs';
import { CliFault } from '../context.js';

/** The data of a declaration in a JSON file: the file's own, or what stands under `data`. @throws CliFault */
export function readData(file: string): unknown {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (fault) {
    throw new CliFault(`${file} cannot be read as JSON: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
  if (json === null || typeof json !== 'object')
    throw new CliFault(`${file} holds no declaration; GET /openapi.json describes DeclarationData.`);
  return 'data' in json ? json.data : json;
}
