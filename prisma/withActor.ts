import { setTimeout as delay } from 'node:timers/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import type { Actor } from './actor.js';
import { ActorConnection, beginning, type Beginning, type Told } from './actorConnection.js';
import { PrismaClient, type Prisma } from './client/client.js';
import { classifyFault, OwnPartAway } from './recordErrors.js';
import type { KeyRing } from './sealing/keyRing.js';
import { sealTransaction } from './sealing/sealedTransaction.js';
import { createStatementNames } from './statementNames.js';

export type { Actor } from './actor.js';

/** One open transaction; every query takes one. */
export type Transaction = Prisma.TransactionClient;

export interface RecordOptions {
  /** Connections kept at most. */
  connections?: number;
  /** How long a transaction may wait for a connection, and run. */
  maxWaitMs?: number;
  timeoutMs?: number;
  /** What every transaction is told before its work, and what is done with it. */
  onBegin?: OnBegin;
}

/**
 * Done in every transaction before its work, each with what it is named for: asked for in the message that begins the
 * transaction, so that what was met before costs nothing. What it throws ends the transaction.
 */
export type OnBegin = { readonly [Name in keyof Told]?: (tx: Transaction, told: Told[Name]) => Promise<void> };

/** The record. There is no other way to the database than {@link withActor}. */
export interface RecordAccess {
  /**
   * Runs `work` in one transaction that sees and writes what the actor may. Serialization failures and deadlocks run it
   * again from its start, so `work` must do nothing but use `tx`.
   * @param options how long this transaction may run, where it is longer than others
   * @throws OwnPartAway when the database is away or stays too busy; whatever `work` throws, after rolling back
   */
  withActor<T>(actor: Actor, work: (tx: Transaction) => Promise<T>, options?: { timeoutMs: number }): Promise<T>;
  /** Ends every connection. */
  close(): Promise<void>;
}

/** Attempts at a transaction that lost against another one. */
const ATTEMPTS = 4;

/**
 * Opens the record as the application role. Connects at the first transaction.
 * @param keys those that wrap the keys of subjects; what is personal is sealed as it is written and opened as it is read
 */
export function createRecord(databaseUrl: string, keys: KeyRing, options: RecordOptions = {}): RecordAccess {
  const { connections = 10, maxWaitMs = 5_000, timeoutMs = 10_000, onBegin = {} } = options;
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: connections,
    Client: ActorConnection,
    connectionTimeoutMillis: maxWaitMs,
  });
  // A connection that breaks while idle is dropped by the pool; the next transaction opens another.
  pool.on('error', () => undefined);
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator: createStatementNames() }),
    transactionOptions: { maxWait: maxWaitMs, timeout: timeoutMs },
  });

  const asks = (['publishedPacks', 'nomenclature'] as const).filter((name) => onBegin[name] !== undefined);
  const attempt = <T>(actor: Actor, work: (tx: Transaction) => Promise<T>, timeout: number): Promise<T> => {
    const transaction: Beginning = { actor, asks, told: {} };
    const informed = async (raw: Transaction): Promise<T> => {
      const tx = sealTransaction(raw, keys);
      const { publishedPacks, nomenclature } = transaction.told;
      if (publishedPacks !== undefined) await onBegin.publishedPacks?.(tx, publishedPacks);
      if (nomenclature !== undefined) await onBegin.nomenclature?.(tx, nomenclature);
      return work(tx);
    };
    return beginning.run(transaction, () => prisma.$transaction(informed, { timeout }));
  };

  return {
    async withActor(actor, work, options) {
      for (let tries = 1; ; tries += 1) {
        try {
          return await attempt(actor, work, options?.timeoutMs ?? timeoutMs);
        } catch (thrown) {
          const fault = classifyFault(thrown);
          if (fault === 'other') throw thrown;
          if (fault === 'away' || tries === ATTEMPTS) throw new OwnPartAway(thrown);
          await delay(Math.random() * 20 * tries);
        }
      }
    },
    async close() {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}
