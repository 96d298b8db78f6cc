import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import type { Logger } from 'pino';
import { interpretNotice as interpretCarrier } from '../../activities/adapters/carrier/index.js';
import { interpretNotice as interpretCustoms } from '../../activities/adapters/customs/index.js';
import { interpretNotice as interpretMarketplace } from '../../activities/adapters/marketplace/index.js';
import { interpretNotice as interpretPayment } from '../../activities/adapters/payment/index.js';
import { interpretNotice as interpretPermitAgency } from '../../activities/adapters/permitAgency/index.js';
import { createApp } from '../../api/app.js';
import { checkDeclarationShape } from '../../api/contract/checkDeclarationShape.js';
import { BackgroundWork } from '../../services/backgroundWork.js';
import { createNomenclatureStore } from '../../services/nomenclature/nomenclatureStore.js';
import { warmClassifiers } from '../../services/nomenclature/warmClassifiers.js';
import { createHeadSigner } from '../../services/audit/headSigner.js';
import { openHeadFiles } from '../../services/audit/headFiles.js';
import { startHeadWriter } from '../../services/audit/startHeadWriter.js';
import { startDispatcher } from '../../services/delivery/dispatcher.js';
import { DEFAULT_SERVICE_CONFIG, type ServiceDeps } from '../../services/serviceDeps.js';
import { createPayloadCodec } from '../../services/payloads/payloadCodec.js';
import { createDiskStorage } from '../../services/storage/diskStorage.js';
import { assertSecrets } from '../config/counterpartyAddresses.js';
import { assertGuarded } from '../config/assertGuarded.js';
import { refuseDevelopmentKeys } from '../config/developmentKeys.js';
import { DISPATCHER as SYSTEM } from '../../prisma/actor.js';
import { readStanding } from '../../prisma/queries/standing.js';
import { setStanding } from '../metrics/setStanding.js';
import type { ProcessMeters } from '../metrics/createMeters.js';
import type { ApiConfig } from '../config/processSettings.js';
import { checkout } from '../setup/checkout.mjs';
import { createSignIn } from './createSignIn.js';
import { createDataConverter } from '../temporal/dataConverter.js';
import { createScanner } from './createScanner.js';
import { openRecord } from './openRecord.js';
import { releaseVersion } from './releaseVersion.js';

/** The API with everything it is given, before it listens. */
export interface WiredApi {
  handle: RequestListener;
  /** Begins, in the background, what the first question would otherwise wait for. What fails is logged. */
  warmUp(): void;
  /** Its measurements, with how the installation stands now; throws when the database is away. */
  measure(): Promise<string>;
  /** Ends its connections, after the last request has been answered. */
  close(): Promise<void>;
}

/** The feed follows within a quarter of a second; what was not taken up is looked for every two seconds. */
const DISPATCHER = { positionMs: 250, sweepMs: 2_000, reconcileMs: 60_000, retentionMs: 3_600_000 };

const inCheckout = (path: string): string => (isAbsolute(path) ? path : join(checkout, path));

/** Makes the API's clients, hands them to its services, and starts the dispatcher beside it. */
export async function wireApi(config: ApiConfig, logger: Logger, meters: ProcessMeters): Promise<WiredApi> {
  assertSecrets(config);
  const signIn = createSignIn(config, logger);
  assertGuarded(config);
  refuseDevelopmentKeys(config);
  const scanner = createScanner(config);
  const connection = await Connection.connect({ address: config.TEMPORAL_ADDRESS });
  const nomenclature = createNomenclatureStore();
  const { record, registry } = await openRecord(config, logger, { nomenclature: nomenclature.takeIn });
  const background = new BackgroundWork(logger);
  const services: ServiceDeps = {
    record,
    background,
    logger,
    registry,
    temporal: new Client({
      connection,
      namespace: config.TEMPORAL_NAMESPACE,
      dataConverter: createDataConverter(config.PAYLOAD_KEYS),
    }),
    payloadCodec: createPayloadCodec(config.PAYLOAD_KEYS),
    storage: createDiskStorage(inCheckout(config.STORAGE_DIR)),
    scanner,
    nomenclature,
    interpreters: {
      customs: interpretCustoms,
      permit_agency: interpretPermitAgency,
      carrier: interpretCarrier,
      payment: interpretPayment,
      marketplace: interpretMarketplace,
    },
    checkShape: checkDeclarationShape,
    clock: () => new Date(),
    meters,
    config: {
      ...DEFAULT_SERVICE_CONFIG,
      maximumDocumentBytes: config.API_LIMITS.fileBytes,
      businessLimits: config.BUSINESS_LIMITS,
      environment: config.PORTOLAN_ENV,
      taskQueue: config.PORTOLAN_TASK_QUEUE,
      hub: config.PORTOLAN_HUB,
      retentionYears: config.RETENTION_YEARS,
      counterpartySecrets: config.COUNTERPARTY_SECRETS,
      sessionIdleMs: config.SESSION_IDLE_MINUTES * 60_000,
      sessionLifetimeMs: config.SESSION_HOURS * 3_600_000,
      webhookKeys: config.WEBHOOK_KEYS,
      webhookPrivateAddresses: config.WEBHOOK_PRIVATE_ADDRESSES,
      version: releaseVersion(),
      migrations: listMigrations(),
    },
  };
  const uploadFolder = await mkdtemp(join(tmpdir(), 'portolan-uploads-'));
  const limits = { ...config.API_LIMITS, requestsPerMinute: config.API_REQUESTS_PER_MINUTE, uploadFolder };
  const handle = createApp({
    ...{ services, logger, limits, signIn },
    trustedProxies: config.TRUSTED_PROXIES,
    engineOrigin: config.TEMPORAL_UI_ORIGIN,
  });
  const dispatcher = startDispatcher(services, DISPATCHER);
  const files = openHeadFiles(inCheckout(config.AUDIT_HEADS_DIR));
  const signer = createHeadSigner(config.AUDIT_SIGNING_KEY);
  const headWriter = startHeadWriter({ ...services, files, signer }, config.AUDIT_HEADS_EVERY_MS);
  return {
    handle,
    warmUp: () => background.start('warmClassifiers', () => warmClassifiers(services)),
    async measure() {
      setStanding(meters, await record.withActor(SYSTEM, readStanding), Date.now());
      return meters.text();
    },
    async close() {
      await dispatcher.stop();
      await background.settle();
      // Last of all that writes: it signs where everything has come to.
      await headWriter.stop();
      await Promise.all([record.close(), connection.close(), rm(uploadFolder, { recursive: true, force: true })]);
    },
  };
}

function listMigrations(): string[] {
  const entries = readdirSync(join(checkout, 'prisma', 'migrations'), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}
