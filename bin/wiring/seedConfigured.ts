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
  const { COUNTRIES_DIR, AGENCY_URLS, DEVELOPMENT_IDENTITY_URL } = loadConfig(environment, [
    'COUNTRIES_DIR',
    'AGENCY_URLS',
    'DEVELOPMENT_IDENTITY_URL',
  ]);
  const registry = loadInstalledPacks(COUNTRIES_DIR);
  return seedPeople(home, databaseUrl, developmentPeople(registry, Object.keys(AGENCY_URLS)), DEVELOPMENT_IDENTITY_URL);
}
