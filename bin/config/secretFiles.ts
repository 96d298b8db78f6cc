import { readFileSync } from 'node:fs';
import { settingFacts, settingNames } from '../config.js';

/**
 * The environment with the secrets that stand in files: where `<NAME>_FILE` is set and `<NAME>` is not, its content. So
 * that a secret need not stand in the environment of the process that is started, as with secrets of containers.
 * @throws Error of the system when such a file cannot be read
 */
export function withSecretFiles(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const read = settingNames.flatMap((name): [string, string][] => {
    const file = environment[`${name}_FILE`];
    const isFile = settingFacts(name).secret && file !== undefined && file !== '';
    return isFile && !environment[name] ? [[name, readFileSync(file, 'utf8').trim()]] : [];
  });
  return read.length === 0 ? environment : { ...environment, ...Object.fromEntries(read) };
}
