/**
 * Prepares the servers of a deployment, and ends: brings the database of DATABASE_OWNER_URL up to prisma/migrations,
 * registers the search attributes that the namespace lacks, and gives database and Temporal store one installation id.
 */
import { loadConfig } from './config/loadConfig.js';
import { processSettings } from './config/processSettings.js';
import { claimUnattended } from './identity/claimUnattended.js';
import { applyMigrations } from './migrations/applyMigrations.js';
import { loadDotEnv } from './setup/dotEnv.mjs';
import { prepareTemporal } from './temporal/prepareTemporal.js';

loadDotEnv();
const config = loadConfig(process.env, processSettings.migrate);
const temporal = { address: config.TEMPORAL_ADDRESS, namespace: config.TEMPORAL_NAMESPACE };
const applied = await applyMigrations(config.DATABASE_OWNER_URL);
console.log(applied.length === 0 ? 'nothing to apply' : applied.map((name) => `applied ${name}`).join('\n'));
await prepareTemporal(temporal);
console.log(`installation ${await claimUnattended(config.DATABASE_OWNER_URL, temporal)}`);
