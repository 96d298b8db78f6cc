import { accessSync, constants, existsSync, mkdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { loadConfig } from '../config/loadConfig.js';
import { processSettings } from '../config/processSettings.js';
import { findServerAccount } from '../postgres/serverAccount.js';
import { checkout } from '../setup/checkout.mjs';
import { checkNatives } from '../setup/natives.mjs';
import { checkNodeVersion } from '../setup/nodeVersion.mjs';
import { SetupFailure } from '../setup/step.mjs';
import { getTemporalProgram } from '../setup/temporal/provideTemporalServer.js';
import { workflowBundleFile } from '../setup/bundle/provideWorkflowBundle.js';
import { isRunning } from './processIdentity.js';
import { RunRecordFile } from './runRecord.js';
import { assertNamespace } from './startTemporal.js';
import { statusOf } from './status.js';

/** One thing that was looked at. */
export interface Finding {
  name: string;
  ok: boolean;
  /** What was found. */
  found: string;
  /** What to do, when it is not well. */
  fix?: string;
}

type Check = [name: string, look: () => string | Promise<string>, fix: string];

const leastFreeBytes = 1024 ** 3;

/** Looks at everything an installation needs, and says of each thing that is not well what to do. Changes nothing. */
export async function doctor(home: string): Promise<Finding[]> {
  const checks: Check[] = [
    ['Node', () => checkNodeVersion().detail, 'install a Node that fits'],
    [
      'settings',
      () => `${Object.keys(loadConfig(process.env, processSettings.supervisor)).length} are usable`,
      'correct the variable; .env.example describes each',
    ],
    ['machine code', () => checkNatives().detail, 'run npm run setup'],
    ['database client', () => present(join(checkout, 'prisma', 'client')), 'run npm run setup'],
    ['workflow bundle', () => present(workflowBundleFile), 'run npm run setup'],
    ['Temporal server', describeTemporal, 'run npm run setup'],
    ['PostgreSQL account', describeAccount, 'start as an ordinary user'],
    ['home', () => checkWritable(home), 'make the folder writable, or set PORTOLAN_HOME to one that is'],
    ['disk', () => checkSpace(home), 'free at least 1 GB'],
    ['leftovers', () => findLeftovers(home), 'npm start stops them; or run portolan down'],
    ['running', () => describeRun(home), `see ${join(home, 'logs')}`],
    ...usersOwnServers(),
  ];
  return Promise.all(checks.map(examine));
}

async function examine([name, look, fix]: Check): Promise<Finding> {
  try {
    return { name, ok: true, found: await look() };
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return { name, ok: false, found, fix: error instanceof SetupFailure ? error.fix : fix };
  }
}

function present(path: string): string {
  if (!existsSync(path)) throw new Error(`${path} is missing`);
  return path;
}

function describeTemporal(): string {
  if (process.env.TEMPORAL_ADDRESS) return `TEMPORAL_ADDRESS ${process.env.TEMPORAL_ADDRESS}`;
  const { source, serverVersion } = getTemporalProgram();
  return `${source}, server ${serverVersion}`;
}

function describeAccount(): string {
  const account = findServerAccount();
  return account ? `root; PostgreSQL runs as nobody (${account.uid})` : 'an ordinary user';
}

function checkWritable(home: string): string {
  mkdirSync(home, { recursive: true });
  accessSync(home, constants.R_OK | constants.W_OK | constants.X_OK);
  return home;
}

function checkSpace(home: string): string {
  const { bavail, bsize } = statfsSync(home);
  const freeBytes = bavail * bsize;
  const said = `${(freeBytes / 1024 ** 3).toFixed(1)} GB free`;
  if (freeBytes < leastFreeBytes) throw new Error(said);
  return said;
}

function findLeftovers(home: string): string {
  const record = new RunRecordFile(home).find();
  if (!record || isRunning(record.supervisor)) return 'none';
  const left = record.processes.filter(isRunning);
  if (left.length > 0) throw new Error(`still running: ${left.map(({ name, pid }) => `${name} (${pid})`).join(', ')}`);
  return 'none';
}

async function describeRun(home: string): Promise<string> {
  const status = await statusOf(home);
  if (!status.running) return 'not running';
  const ended = status.processes.filter((process) => !process.running);
  if (ended.length > 0) throw new Error(`ended: ${ended.map(({ name }) => name).join(', ')}`);
  if (status.apiReady === false) throw new Error(`${status.addresses.api}/readyz says it is not ready`);
  return `${status.processes.length} processes since ${status.startedAt}`;
}

function usersOwnServers(): Check[] {
  const { DATABASE_URL: database, TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace } = process.env;
  const checks: Check[] = [];
  if (database)
    checks.push(['DATABASE_URL', () => askDatabase(database), 'start that PostgreSQL, or unset DATABASE_URL']);
  if (address) {
    const target = { address, namespace: namespace || 'default' };
    checks.push([
      'TEMPORAL_ADDRESS',
      async () => assertNamespace(target).then(() => `${address} knows ${target.namespace}`),
      'start that Temporal server, make the namespace, or unset TEMPORAL_ADDRESS',
    ]);
  }
  return checks;
}

async function askDatabase(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    const found = await client.query<{ server_version: string }>('SHOW server_version');
    return `PostgreSQL ${found.rows[0]?.server_version ?? ''} answers`;
  } finally {
    await client.end();
  }
}
