import { configSchema, settingFacts, type Config, type SettingName } from '../config.js';
import { readSecretFiles } from './readSecretFiles.js';

/** A setting is missing or wrong. The message names each, never the value of a secret. */
export class ConfigFault extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`configuration:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'ConfigFault';
  }
}

/**
 * Reads the settings a process needs from environment variables.
 * @param given usually `process.env`; an empty variable counts as not set, and secrets may stand in files
 * @param names the settings that are needed; others are not looked at
 * @throws ConfigFault naming every setting that is missing or wrong, all at once
 */
export function loadConfig<Name extends SettingName>(
  given: NodeJS.ProcessEnv,
  names: readonly Name[],
): Pick<Config, Name> {
  const environment = withSecretFiles(given, names);
  const isProduction = environment.PORTOLAN_ENV === 'production';
  const faults: string[] = [];
  const found = names.flatMap((name): [Name, unknown][] => {
    const facts = settingFacts(name);
    if (isProduction && environment[name] && facts.refusedInProduction !== undefined) {
      faults.push(`${name} is set, which production refuses: ${facts.refusedInProduction}. ${facts.description}`);
      return [];
    }
    // Production falls back on nothing that it must be told.
    const text =
      environment[name] || (isProduction && facts.requiredInProduction ? undefined : facts.developmentDefault);
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

function withSecretFiles(given: NodeJS.ProcessEnv, names: readonly SettingName[]): NodeJS.ProcessEnv {
  try {
    return readSecretFiles(given, names);
  } catch (error) {
    throw new ConfigFault([error instanceof Error ? error.message : String(error)]);
  }
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
