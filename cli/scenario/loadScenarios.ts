import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { Scenario } from './schema.js';

/** Reads one scenario file; a fault is told with the file and the place in it. */
export function loadScenario(path: string): Scenario {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (fault) {
    throw new Error(`${path} is not JSON: ${fault instanceof Error ? fault.message : String(fault)}`, { cause: fault });
  }
  const parsed = Scenario.safeParse(json);
  if (!parsed.success) throw new Error(`${path} is not a scenario:\n${z.prettifyError(parsed.error)}`);
  if (parsed.data.name !== basename(path, '.json'))
    throw new Error(`${path} calls itself ${parsed.data.name}; name and file must agree`);
  return parsed.data;
}

/** Every scenario of a folder, by name. */
export function loadScenarios(folder: string): Scenario[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => loadScenario(join(folder, file)));
}
