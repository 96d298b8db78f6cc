/** Brings the database of DATABASE_OWNER_URL up to prisma/migrations, and ends. */
import { loadConfig } from './config/loadConfig.js';
import { processSettings } from './config/processSettings.js';
import { applyMigrations } from './migrations/applyMigrations.js';
import { loadDotEnv } from './setup/dotEnv.mjs';

loadDotEnv();
const config = loadConfig(process.env, processSettings.migrate);
const applied = await applyMigrations(config.DATABASE_OWNER_URL);
console.log(applied.length === 0 ? 'nothing to apply' : applied.map((name) => `applied ${name}`).join('\n'));
