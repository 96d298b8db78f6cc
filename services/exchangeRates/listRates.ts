import { aroundDays, listRateTables, type EnteredRate } from '../../prisma/queries/exchangeRates.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { authorise } from '../permissions/authorise.js';
import type { ServiceDeps } from '../serviceDeps.js';

/** A rate as it stands to a day: in force on it, or the last one before, which no law takes by itself. */
export interface RateOnDay {
  rate: EnteredRate;
  standing: 'in_force' | 'last_before';
}

/**
 * The rates between two currencies on a day, in every table, in both directions as they are published; where a table has
 * none in force, the last one before, told as such.
 */
export async function listRates(
  deps: ServiceDeps,
  caller: Caller,
  { base, quote, on, table }: { base: string; quote: string; on: string; table?: string | undefined },
): Promise<RateOnDay[]> {
  authorise(caller, 'listExchangeRates');
  const rates = await deps.record.withActor(actorOf(caller), async (tx) => {
    const tables = table === undefined ? await listRateTables(tx) : [table];
    const currencies = [...new Set([base, quote])];
    return aroundDays(
      tx,
      tables.map((name) => ({ table: name, currencies, day: on, reachDays: 0 })),
    );
  });
  const series = new Map<string, EnteredRate[]>();
  for (const rate of rates) {
    const name = [rate.table, rate.base, rate.quote, rate.kind].join('/');
    series.set(name, [...(series.get(name) ?? []), rate]);
  }
  return [...series.values()].flatMap((rows): RateOnDay[] => {
    const begun = rows.filter(({ from }) => from <= on).sort((a, b) => (a.from < b.from ? 1 : -1));
    const inForce = begun.find(({ until }) => until === null || on <= until);
    const [last] = begun;
    if (inForce !== undefined) return [{ rate: inForce, standing: 'in_force' }];
    return last === undefined ? [] : [{ rate: last, standing: 'last_before' }];
  });
}
