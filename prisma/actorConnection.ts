import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import type { Actor } from './actor.js';

/** A transaction that is being started. */
export interface Beginning {
  actor: Actor;
  /** Ask, in the message that begins it, how many packs were published. */
  countPacks: boolean;
  /** What was answered; no number is met twice before it is. */
  publishedPacks: number;
}

/** The transaction that is being started. Set by `withActor` alone. */
export const beginning = new AsyncLocalStorage<Beginning>();

/** Everything we put into a setting; what does not fit is a defect, never quoted and hoped for. */
const SAFE = /^[A-Za-z0-9_:.-]*$/;

/** Cheap: the rows are few, and never go away. */
const COUNT_PACKS = 'SELECT count(*)::int FROM published_pack';

/**
 * A connection on which every transaction says who acts in the same message that begins it, which saves a round trip, and
 * asks for what it has to know before its work. The settings are local to the transaction: a connection that goes back to
 * the pool keeps nothing of them.
 */
export class ActorConnection extends pg.Client {
  // The base class answers differently to each of its overloads; this passes through whatever it answers.
  override query(query: unknown, values?: unknown, callback?: unknown): never {
    const begun = isBegin(query) ? begin(query) : undefined;
    const message = begun?.message ?? query;
    const sent: unknown = Reflect.apply(super.query.bind(this), this, [message, values, callback]);
    return (begun === undefined ? sent : begun.read(sent)) as never;
  }
}

const isBegin = (query: unknown): query is { text: 'BEGIN' } =>
  typeof query === 'object' && query !== null && 'text' in query && query.text === 'BEGIN';

function begin(query: { text: string }): { message: object; read: (sent: unknown) => unknown } {
  const transaction = beginning.getStore();
  if (transaction === undefined) throw new Error('A transaction was begun outside withActor');
  const text = `BEGIN; ${settingsOf(transaction.actor)}`;
  if (!transaction.countPacks) return { message: { ...query, text }, read: (sent) => sent };
  return {
    message: { ...query, text: `${text}; ${COUNT_PACKS}` },
    // One result a statement, each with rows of columns in their order.
    read: async (sent) => {
      const results = (await sent) as { rows: unknown[][] }[];
      transaction.publishedPacks = Number(results.at(-1)?.rows[0]?.[0]);
      return results;
    },
  };
}

function settingsOf({ kind, personId, organisationId, agency, scope }: Actor): string {
  const settings = {
    actor: `${kind}:${personId ?? ''}`,
    organisation_id: organisationId ?? '',
    agency: agency ?? '',
    scope,
  };
  return Object.entries(settings)
    .map(([name, value]) => {
      if (!SAFE.test(value)) throw new Error(`An actor's ${name} has characters that no id of ours has`);
      return `SET LOCAL app.${name} = '${value}'`;
    })
    .join('; ');
}
