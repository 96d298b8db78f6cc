import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import type { Actor } from './actor.js';

/** Whose transaction is being started. Set by `withActor` alone. */
export const acting = new AsyncLocalStorage<Actor>();

/** Everything we put into a setting; what does not fit is a defect, never quoted and hoped for. */
const SAFE = /^[A-Za-z0-9_:.-]*$/;

/**
 * A connection on which every transaction says who acts in the same message that begins it, which saves a round trip.
 * The settings are local to the transaction: a connection that goes back to the pool keeps nothing of them.
 */
export class ActorConnection extends pg.Client {
  // The base class answers differently to each of its overloads; this passes through whatever it answers.
  override query(query: unknown, values?: unknown, callback?: unknown): never {
    const sent: unknown = Reflect.apply(super.query.bind(this), this, [withActorSettings(query), values, callback]);
    return sent as never;
  }
}

function withActorSettings(query: unknown): unknown {
  if (typeof query !== 'object' || query === null || !('text' in query) || query.text !== 'BEGIN') return query;
  const actor = acting.getStore();
  if (actor === undefined) throw new Error('A transaction was begun outside withActor');
  return { ...query, text: `BEGIN; ${settingsOf(actor)}` };
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
