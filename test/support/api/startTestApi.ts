import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { pino } from 'pino';
import { interpretNotice as interpretCarrier } from '../../../activities/adapters/carrier/index.js';
import { interpretNotice as interpretCustoms } from '../../../activities/adapters/customs/index.js';
import { interpretNotice as interpretMarketplace } from '../../../activities/adapters/marketplace/index.js';
import { interpretNotice as interpretPayment } from '../../../activities/adapters/payment/index.js';
import { interpretNotice as interpretPermit } from '../../../activities/adapters/permitAgency/index.js';
import { createApp } from '../../../api/app.js';
import type { SignInSettings } from '../../../api/signIn/signInPages.js';
import {
  ADMISSION_LIMITS,
  REQUEST_LIMITS,
  type AdmissionLimits,
  type RequestLimits,
} from '../../../api/routing/requestLimits.js';
import { checkDeclarationShape } from '../../../api/contract/checkDeclarationShape.js';
import { NO_METERS } from '../../../domain/meters/meters.js';
import { createRecord } from '../../../prisma/withActor.js';
import { takeInPublishedPacks } from '../../../bin/wiring/takeInPublishedPacks.js';
import { findCorrelation } from '../../../services/correlation.js';
import { BackgroundWork } from '../../../services/backgroundWork.js';
import { createNomenclatureStore } from '../../../services/nomenclature/nomenclatureStore.js';
import { createTestStringScanner } from '../../../services/scanning/testStringScanner.js';
import { DEFAULT_SERVICE_CONFIG, type ServiceConfig, type ServiceDeps } from '../../../services/serviceDeps.js';
import { createDiskStorage } from '../../../services/storage/diskStorage.js';
import { createDataConverter } from '../../../bin/temporal/dataConverter.js';
import { createPayloadCodec } from '../../../services/payloads/payloadCodec.js';
import { registryOf } from '../builders/registryOf.js';
import { TEST_KEYS } from '../testKeys.js';
import { createTestDatabase, type TestDatabase } from '../createTestDatabase.js';
import { getTestTemporal } from '../testEnvironment.js';
import { seedPeople, type People } from './people.js';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * For how long a transaction may wait and run: a process that a busy machine gives no time to would else say that the
 * database is away.
 */
const PATIENT = { maxWaitMs: 60_000, timeoutMs: 120_000 };

/** A secret in the form of Standard Webhooks, for every counterparty of a test. */
export const TEST_SECRET = `whsec_${Buffer.from('a secret of thirty-two bytes ....').toString('base64')}`;

/** An API with access tokens alone. */
export const NOBODY_SIGNS_IN: SignInSettings = {
  provider: undefined,
  cookies: { secrets: ['a secret for cookies of tests, long enough'], isSecure: false },
  contact: 'whoever wrote this test',
};

export interface TestApi {
  url: string;
  deps: ServiceDeps;
  database: TestDatabase;
  people: People;
  storageDir: string;
  /** Lines the log was given. */
  logLines: string[];
  close(): Promise<void>;
}

/** What a test has in its own way. */
export interface OwnParts {
  limits?: Partial<RequestLimits & AdmissionLimits>;
  signIn?: (url: string) => Promise<Partial<SignInSettings>>;
  engineOrigin?: string;
}

/**
 * The whole API on a free port: a database of its own, the run's Temporal server, documents in a folder of its own, and
 * people of every role. Close it in afterAll.
 * @param own.limits other ones than those of an installation
 * @param own.engineOrigin where the engine's pages are served; nowhere when left out
 * @param own.signIn how people sign in to the API of an address; nobody does when left out
 */
export async function startTestApi(
  config: Partial<ServiceConfig> = {},
  { limits = {}, signIn = () => Promise.resolve({}), engineOrigin }: OwnParts = {},
): Promise<TestApi> {
  const database = await createTestDatabase();
  await claimInstallation(database.superuser);
  const folder = await mkdtemp(join(tmpdir(), 'portolan-api-'));
  const { address, namespace } = getTestTemporal();
  // The client's own repetitions run in timers that outlive a closed connection; redelivery is what is tested here.
  const connection = await Connection.connect({ address, interceptors: [] });
  const logLines: string[] = [];
  const logger = pino(
    { level: 'debug', mixin: () => ({ ...findCorrelation() }) },
    { write: (line: string) => void logLines.push(line) },
  );
  const registry = registryOf(join(repository, 'countries'));
  const nomenclature = createNomenclatureStore();
  const onBegin = { publishedPacks: takeInPublishedPacks(registry, logger), nomenclature: nomenclature.takeIn };
  const record = createRecord(database.application, TEST_KEYS, { connections: 8, onBegin, ...PATIENT });
  const storageDir = join(folder, 'documents');
  const secrets = {
    customs: TEST_SECRET,
    naeb: TEST_SECRET,
    rica: TEST_SECRET,
    carrier: TEST_SECRET,
    payment: TEST_SECRET,
    marketplace: TEST_SECRET,
  };
  const deps: ServiceDeps = {
    record,
    registry,
    temporal: new Client({ connection, namespace, dataConverter: createDataConverter(TEST_KEYS) }),
    payloadCodec: createPayloadCodec(TEST_KEYS),
    storage: createDiskStorage(storageDir),
    scanner: createTestStringScanner(),
    nomenclature,
    interpreters: {
      customs: interpretCustoms,
      permit_agency: interpretPermit,
      carrier: interpretCarrier,
      payment: interpretPayment,
      marketplace: interpretMarketplace,
    },
    checkShape: checkDeclarationShape,
    clock: () => new Date(),
    meters: NO_METERS,
    logger,
    background: new BackgroundWork(logger),
    config: {
      ...DEFAULT_SERVICE_CONFIG,
      environment: 'test',
      taskQueue: `test-${database.name}`,
      hub: 'RWKGL',
      version: '0.0.0-test',
      migrations: await readdir(join(repository, 'prisma/migrations')).then((names) =>
        names.filter((name) => /^\d/.test(name)),
      ),
      counterpartySecrets: secrets,
      webhookKeys: TEST_KEYS,
      webhookPrivateAddresses: 'allowed',
      actWaitMs: 1_500,
      ...config,
    },
  };
  const people = await seedPeople(record);
  const server = createServer((request, response) => void app(request, response));
  await listen(server);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const app = createApp({
    services: deps,
    logger,
    limits: {
      ...REQUEST_LIMITS,
      ...ADMISSION_LIMITS,
      jsonBytes: 256 * 1024,
      fileBytes: deps.config.maximumDocumentBytes,
      uploadFolder: join(folder, 'uploads'),
      requestsPerMinute: 100_000,
      ...limits,
    },
    signIn: { ...NOBODY_SIGNS_IN, ...(await signIn(url)) },
    engineOrigin,
  });
  return {
    url,
    deps,
    database,
    people,
    storageDir,
    logLines,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await deps.background.settle();
      await connection.close();
      await record.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The row by which a database knows its installation; the head of the feed stands in it. */
async function claimInstallation(superuserUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  await client.query("INSERT INTO installation (id, installation_id) VALUES ('only', 'test') ON CONFLICT DO NOTHING");
  await client.end();
}

const listen = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
