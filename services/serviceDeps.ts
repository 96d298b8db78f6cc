import type { Client } from '@temporalio/client';
import type { PayloadCodec } from '@temporalio/common';
import type { Logger } from 'pino';
import type { Counterparty } from '../domain/clearance/roles.js';
import type { Meters } from '../domain/meters/meters.js';
import type { KeyRing } from '../prisma/sealing/keyRing.js';
import type { RecordAccess } from '../prisma/withActor.js';
import type { PackRegistry } from '../rules/loader/packRegistry.js';
import type { NoticeInterpreters } from './notices/noticeInterpreters.js';
import type { NomenclatureStore } from './nomenclature/nomenclatureStore.js';
import type { BackgroundWork } from './backgroundWork.js';
import type { Fault } from './problem.js';
import type { ContentScanner } from './scanning/contentScanner.js';
import { BUSINESS_LIMITS, type BusinessLimits } from './limits/businessQuotas.js';
import type { DocumentStorage } from './storage/documentStorage.js';

/** Settings that services need, as values; `bin/` reads them. */
export interface ServiceConfig {
  environment: 'development' | 'test' | 'production';
  taskQueue: string;
  /** The hub this installation serves, UN/LOCODE. */
  hub: string;
  /** How long a person waits for their act to be taken up before the answer is "recorded, not yet taken up". */
  actWaitMs: number;
  /** A stored act or notice that was not taken up for so long is delivered again. */
  redeliverAfterMs: number;
  /** For how long a request that died keeps others with its key waiting. */
  idempotencyLeaseMs: number;
  /** For how long stored answers are kept. */
  idempotencyKeptMs: number;
  /** For how long it is kept what was sent to webhook endpoints and how that ended. */
  webhooksKeptMs: number;
  /** For how long a proposal waits for its second signature. */
  proposalLifetimeMs: number;
  maximumDocumentBytes: number;
  /** A session that was not used for so long has ended. */
  sessionIdleMs: number;
  /** A session ends so long after its sign-in, however much it is used. */
  sessionLifetimeMs: number;
  /** For how many years after the year in which a case ended its personal data is kept, where no pack says how long. */
  retentionYears: number;
  businessLimits: BusinessLimits;
  /** Version of this release, as the description of the API shows it. */
  version: string;
  /** Names of the migrations that this release needs. */
  migrations: readonly string[];
  /**
   * Standard-Webhooks secret of each counterparty, `whsec_…`; several, newest first, while one is being replaced. One
   * without a secret sends us no notices.
   */
  counterpartySecrets: Readonly<Record<Counterparty, string | readonly string[]>>;
  /** From which the signing secrets of webhook endpoints are derived, newest first. */
  webhookKeys: KeyRing;
  /** `allowed` in development alone: webhooks over plain HTTP, and to this machine and its network. */
  webhookPrivateAddresses: 'refused' | 'allowed';
}

/** Everything a use case may need of the outside. */
export interface ServiceDeps {
  record: RecordAccess;
  registry: PackRegistry;
  temporal: Client;
  /** Decrypts what the engine keeps, for operators who look into it. */
  payloadCodec: PayloadCodec;
  storage: DocumentStorage;
  scanner: ContentScanner;
  nomenclature: NomenclatureStore;
  interpreters: NoticeInterpreters;
  /** Faults of form of a declaration's data against the contract; pointers into the data. */
  checkShape: (data: unknown) => Fault[];
  clock: () => Date;
  meters: Meters;
  logger: Logger;
  background: BackgroundWork;
  config: ServiceConfig;
}

/** Lengths and limits for everything that bin/ does not set otherwise. */
export const DEFAULT_SERVICE_CONFIG = {
  actWaitMs: 5_000,
  redeliverAfterMs: 10_000,
  idempotencyLeaseMs: 20_000,
  idempotencyKeptMs: 7 * 24 * 3_600_000,
  webhooksKeptMs: 90 * 24 * 3_600_000,
  proposalLifetimeMs: 24 * 3_600_000,
  // A product default; the law of the country says how long.
  retentionYears: 10,
  maximumDocumentBytes: 10 * 1024 * 1024,
  sessionIdleMs: 3_600_000,
  sessionLifetimeMs: 12 * 3_600_000,
  businessLimits: BUSINESS_LIMITS,
} as const;
