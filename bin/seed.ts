/** Gives a development installation of containers its people, prints their tokens, and ends. */
import { loadConfig } from './config/loadConfig.js';
import { processSettings } from './config/processSettings.js';
import { loadDotEnv } from './setup/dotEnv.mjs';
import { seedConfigured } from './wiring/seedConfigured.js';
import { findPeople } from './wiring/peopleFile.js';

loadDotEnv();
const config = loadConfig(process.env, processSettings.seed);
if (config.PORTOLAN_ENV === 'production')
  throw new Error('production has people of its own; these are for development');
await seedConfigured(config.PORTOLAN_HOME, config.DATABASE_URL, process.env);
for (const { name, token } of findPeople(config.PORTOLAN_HOME)?.people ?? []) console.log(`${name} ${token}`);
