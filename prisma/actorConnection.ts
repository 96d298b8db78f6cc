import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import type { Actor } from './actor.js';

/** What a transaction can be told of the record as it begins, in the message that begins it. */
export interface Told {
  /** How many packs were published; they are never removed. */
  publishedPacks: number;
  /** What was imported of the nomenclature, each with the hash of its content; the same text as long as nothing was. */
  nomenclature: string;
}

/** A transaction that is being started. */
export interface Beginning {
  actor: Actor;
  asks: readonly (keyof Told)[];
  /** What was answered; empty until it is. */
  told: Partial<Told>;
}

/** The transaction that is being started. Set by `withActor` alone. */
export const beginning = new AsyncLocalStorage<Beginning>();

/** Everything we put into a setting; what does not fit is a defect, never quoted and hoped for. */
const SAFE = /^[A-Za-z0-9_:.-]*$/;

/** Cheap: the rows are few. */
const ASKED: Readonly<Record<keyof Told, string>> = {
  publishedPacks: '(SELECT count(*)::int FROM published_pack)',
  nomenclature: "(SELECT coalesce(string_agg(id || ' ' || content_hash, ' ' ORDER BY id), '') FROM nomenclature)",
};

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
  const { actor, asks } = transaction;
  const text = `BEGIN; ${settingsOf(actor)}`;
  if (asks.length === 0) return { message: { ...query, text }, read: (sent) => sent };
  return {
    message: { ...query, text: `${text}; SELECT ${asks.map((name) => ASKED[name]).join(', ')}` },
    // One result a statement, each with rows of columns in their order.
    read: async (sent) => {
      const results = (await sent) as { rows: unknown[][] }[];
      const [row = []] = results.at(-1)?.rows ?? [];
      transaction.told = Object.fromEntries(asks.map((name, at) => [name, row[at]]));
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
