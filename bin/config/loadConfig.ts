import { configSchema, settingFacts, type Config, type SettingName } from '../config.js';
import { withSecretFiles } from './secretFiles.js';

/** A setting is missing or wrong. The message names each, never the value of a secret. */
export class ConfigFault extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`configuration:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'ConfigFault';
  }
}

/**
 * Reads the settings a process needs from environment variables.
 * @param environment usually `process.env`; an empty variable counts as not set, and a secret may stand in a file that
 *   `<NAME>_FILE` names
 * @param names the settings that are needed; others are not looked at
 * @throws ConfigFault naming every setting that is missing or wrong, all at once
 */
export function loadConfig<Name extends SettingName>(
  environment: NodeJS.ProcessEnv,
  names: readonly Name[],
): Pick<Config, Name> {
  const isProduction = environment.PORTOLAN_ENV === 'production';
  const given = withSecretFiles(environment);
  const faults: string[] = [];
  const found = names.flatMap((name): [Name, unknown][] => {
    const facts = settingFacts(name);
    // Production falls back on nothing that it must be told.
    const text = given[name] || (isProduction && facts.requiredInProduction ? undefined : facts.developmentDefault);
    if (text === undefined) {
      faults.push(`${name} is not set. ${facts.description}`);
      return [];
    }
    const parsed = configSchema.shape[name].safeParse(text);
    if (parsed.success) return [[name, parsed.data]];
    const reasons = parsed.error.issues.map((issue) => issue.message).join(', ');
    faults.push(`${name} ${facts.secret ? 'is not usable' : `= ${text}`}: ${reasons}`);
    return [];
  });
  if (faults.length > 0) throw new ConfigFault(faults);
  return Object.fromEntries(found) as Pick<Config, Name>;
}

/** The settings as they may be printed or logged: secrets masked. */
export function maskSecrets(config: Partial<Config>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(config).map(([name, value]) => [
      name,
      settingFacts(name as SettingName).secret ? '********' : value,
    ]),
  );
}
