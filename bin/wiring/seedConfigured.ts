import { loadConfig } from '../config/loadConfig.js';
import { developmentPeople } from './developmentPeople.js';
import { loadInstalledPacks } from './loadInstalledPacks.js';
import { seedPeople } from './seedPeople.js';

/** Gives a development installation the people that its packs and its configured agencies call for. */
export function seedConfigured(
  home: string,
  databaseUrl: string,
  environment: NodeJS.ProcessEnv,
): Promise<'done' | 'reused'> {
  const names = ['SUBJECT_KEYS', 'COUNTRIES_DIR', 'AGENCY_URLS'] as const;
  const { SUBJECT_KEYS, COUNTRIES_DIR, AGENCY_URLS } = loadConfig(environment, names);
  const registry = loadInstalledPacks(COUNTRIES_DIR);
  return seedPeople(home, databaseUrl, SUBJECT_KEYS, developmentPeople(registry, Object.keys(AGENCY_URLS)));
}
