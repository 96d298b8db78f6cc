import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { ECB_TABLE } from '../../domain/money/tableRate.js';
import { appendAudit, INSTALLATION_CHAIN } from '../../prisma/queries/audit.js';
import { holdRateTable, openRateEntry } from '../../prisma/queries/exchangeRates.js';
import {
  compareDailyRates,
  countRatesOfEntry,
  enterDailyRates,
  prepareRateImport,
  type DailyRates,
  type RateDifference,
} from '../../prisma/queries/rateImports.js';
import type { Transaction } from '../../prisma/withActor.js';
import { clockTimeIn } from '../../rules/calendar/zonedTime.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { idOf, type RequestKey } from '../idempotency/requestKey.js';
import { authorise } from '../permissions/authorise.js';
import { ServiceProblem, type Fault } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { readEcbHistory, type HistoryDay } from './ecbHistory.js';

const EURO = 'EUR';
/** The clocks by which the bank dates its rates. */
const ECB_ZONE = 'Europe/Berlin';
const SOURCE = 'European Central Bank, euro foreign exchange reference rates (eurofxref-hist.csv)';
/** Days that are compared and written at a time. */
const DAYS_AT_ONCE = 250;
/** So many faults or differences are named; of more, their number is. */
const NAMED = 50;
/** A quarter of a century of days is written within one transaction. */
const TIMEOUT_MS = 300_000;

/** What an import did. */
export interface RateImport {
  entryId: string;
  table: string;
  days: number;
  firstDay: string;
  lastDay: string;
  currencies: number;
  /** Rates that the file has. */
  read: number;
  /** Rates that were not known, and those that supersede another value. */
  added: number;
  superseded: number;
  /** Rates that are known and of which the file has none any more: they stand. */
  gone: number;
}

/**
 * Imports the history of the European Central Bank's reference rates: all of the file or nothing. The same file again
 * changes nothing. A file with another value for a known day is refused with the differences, unless `supersede`.
 * Throws `RATE.FILE_INVALID`, `RATE.DIFFERS`.
 */
export async function importRates(
  deps: ServiceDeps,
  caller: Caller,
  { path, supersede, reason, key }: { path: string; supersede: boolean; reason: string; key: RequestKey },
): Promise<RateImport> {
  authorise(caller, 'importExchangeRates');
  const now = deps.clock().toISOString();
  const days = (fault: (fault: Fault) => void) =>
    readEcbHistory(
      createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity }),
      clockTimeIn(now, ECB_ZONE).date,
      fault,
    );
  await checkWhole(days);

  const entryId = idOf('rateEntry', key);
  const { personId: enteredBy, role } = caller;
  const entry = {
    id: entryId,
    kind: 'import',
    table: ECB_TABLE,
    source: SOURCE,
    reason,
    rateKind: 'official',
  } as const;
  return deps.record.withActor(
    actorOf(caller),
    async (tx) => {
      await holdRateTable(tx, ECB_TABLE);
      await prepareRateImport(tx);
      await openRateEntry(tx, { ...entry, confidence: 'official', supersedes: supersede, enteredBy, role, at: now });
      const written = await write(
        tx,
        days(() => undefined),
        { entryId, supersede },
      );
      const facts = { entry_id: entryId, table: ECB_TABLE, added: written.added, superseded: written.superseded };
      await appendAudit(tx, INSTALLATION_CHAIN, [
        { what: 'exchangeRatesImported', at: now, actor: enteredBy, role, facts, details: { source: SOURCE, reason } },
      ]);
      return { entryId, table: ECB_TABLE, ...written };
    },
    { timeoutMs: TIMEOUT_MS },
  );
}

/** Reads the whole file once before anything is written. Throws `RATE.FILE_INVALID` with what is wrong, by line and column. */
async function checkWhole(days: (fault: (fault: Fault) => void) => ReturnType<typeof readEcbHistory>): Promise<void> {
  const faults: Fault[] = [];
  let count = 0;
  const note = (fault: Fault): void => {
    count += 1;
    if (faults.length < NAMED) faults.push(fault);
  };
  for await (const _day of days(note)) {
    // Only the faults are of interest.
  }
  if (count > 0) throw new ServiceProblem('RATE.FILE_INVALID', { detail: tooMany('fault', count), faults });
}

async function write(
  tx: Transaction,
  days: ReturnType<typeof readEcbHistory>,
  { entryId, supersede }: { entryId: string; supersede: boolean },
): Promise<Omit<RateImport, 'entryId' | 'table'>> {
  const differences: RateDifference[] = [];
  const seen = { days: 0, firstDay: '', lastDay: '', read: 0 };
  let quotes: string[] = [];
  let batch: HistoryDay[] = [];
  const flush = async (): Promise<void> => {
    const cells = cellsOf(batch, quotes);
    batch = [];
    differences.push(...(await compareDailyRates(tx, cells)));
    // Of a file that will be refused, the rest is compared only.
    if (supersede || differences.length === 0) await enterDailyRates(tx, entryId, cells);
  };
  for await (const row of days) {
    if ('quotes' in row) {
      quotes = row.quotes;
      continue;
    }
    seen.days += 1;
    seen.lastDay ||= row.day;
    seen.firstDay = row.day;
    seen.read += row.rates.filter((rate) => rate !== null).length;
    if (batch.push(row) === DAYS_AT_ONCE) await flush();
  }
  if (batch.length > 0) await flush();
  if (!supersede && differences.length > 0) throw refusal(differences);
  const gone = differences.filter(({ read }) => read === null).length;
  const superseded = differences.length - gone;
  const added = (await countRatesOfEntry(tx, entryId)) - superseded;
  return { ...seen, currencies: quotes.length, added, superseded, gone };
}

const cellsOf = (batch: readonly HistoryDay[], quotes: readonly string[]): DailyRates => ({
  table: ECB_TABLE,
  base: EURO,
  days: batch.flatMap(({ day }) => quotes.map(() => day)),
  quotes: batch.flatMap(() => quotes),
  rates: batch.flatMap(({ rates }) => rates),
});

/** The refusal of a file whose past is another than the one that is known. */
function refusal(differences: readonly RateDifference[]): ServiceProblem {
  const faults = differences.slice(0, NAMED).map(({ day, quote, known, read }) => ({
    pointer: `/file/${day}/${quote}`,
    code: 'RATE.DIFFERS',
    message: `${day}, ${quote}: ${known} is known, the file has ${read ?? 'none any more'}`,
    hint: 'Find out which is right; import with supersede to let the file stand.',
  }));
  return new ServiceProblem('RATE.DIFFERS', { detail: tooMany('difference', differences.length), faults });
}

const tooMany = (what: string, count: number): string =>
  `${count} ${what}${count === 1 ? '' : 's'}${count > NAMED ? `, of which ${NAMED} are named` : ''}; nothing was taken.`;
