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
  const { SUBJECT_KEYS, COUNTRIES_DIR, AGENCY_URLS, DEVELOPMENT_IDENTITY_URL } = loadConfig(environment, [
    'SUBJECT_KEYS',
    'COUNTRIES_DIR',
    'AGENCY_URLS',
    'DEVELOPMENT_IDENTITY_URL',
  ]);
  const registry = loadInstalledPacks(COUNTRIES_DIR);
  const people = developmentPeople(registry, Object.keys(AGENCY_URLS));
  return seedPeople(home, databaseUrl, SUBJECT_KEYS, people, DEVELOPMENT_IDENTITY_URL);
}
