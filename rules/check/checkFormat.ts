import { join } from 'node:path';
import { findText, listFiles } from '../loader/readText.js';
import { duplicateKeys } from './duplicateKeys.js';
import type { CountryProblem } from './problem.js';

/** Every file of a pack is JSON, indented by two blanks, ends with one line end and has no key twice. */
export function checkFormat(root: string, packId: string): CountryProblem[] {
  return listFiles(join(root, packId), '.json').flatMap((name) => {
    const file = `${packId}/${name}`;
    return formatFaults(findText(root, file) ?? '').map((message) => ({ part: 'format' as const, file, message }));
  });
}

function formatFaults(text: string): string[] {
  try {
    JSON.parse(text);
  } catch (error) {
    return [`is not JSON: ${error instanceof Error ? error.message : String(error)}`];
  }
  return [
    ...(text.includes('\t') ? ['holds a tab; indent by two blanks'] : []),
    ...(text.includes('\r') ? ['has line ends of another system'] : []),
    ...(/[^\n]\n$/.test(text) ? [] : ['does not end with exactly one line end']),
    ...duplicateKeys(text).map((key) => `has the key "${key}" twice in one object`),
  ];
}
