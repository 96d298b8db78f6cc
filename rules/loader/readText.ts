import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Text of a file, or undefined if it is not there. */
export const findText = (...path: string[]): string | undefined => {
  const file = join(...path);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
};

/** Names of the files of one kind in a folder, sorted; none if the folder is not there. */
export const listFiles = (folder: string, extension: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(extension))
        .sort()
    : [];
