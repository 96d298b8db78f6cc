import { readFileSync } from 'node:fs';
import { settingFacts, settingNames, type SettingName } from '../config.js';

/**
 * Secrets may stand in files, as container platforms hand them out: `<NAME>_FILE` names the file that holds `<NAME>`. A
 * variable that is set itself goes before its file.
 * @param names secrets to look for; all when left out
 * @returns the environment with the secrets that were read
 * @throws Error naming the variable whose file cannot be read
 */
export function readSecretFiles(
  environment: NodeJS.ProcessEnv,
  names: readonly SettingName[] = settingNames,
): NodeJS.ProcessEnv {
  const read = names.flatMap((name): [string, string][] => {
    const path = environment[`${name}_FILE`];
    return settingFacts(name).secret && !environment[name] && path ? [[name, readSecret(`${name}_FILE`, path)]] : [];
  });
  return read.length === 0 ? environment : { ...environment, ...Object.fromEntries(read) };
}

function readSecret(variable: string, path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    throw new Error(`${variable} names a file that cannot be read: ${path}`, { cause: error });
  }
}
