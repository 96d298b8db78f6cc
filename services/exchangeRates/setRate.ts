import { findMinorUnit } from '../../domain/money/minorUnits.js';
import type { TableRate } from '../../domain/money/tableRate.js';
import { appendAudit, INSTALLATION_CHAIN } from '../../prisma/queries/audit.js';
import {
  enterRate,
  findStandingRate,
  holdRateTable,
  openRateEntry,
  ratesOfEntry,
  type EnteredRate,
} from '../../prisma/queries/exchangeRates.js';
import type { Transaction } from '../../prisma/withActor.js';
import { latestDayAt } from '../../rules/calendar/zonedTime.js';
import { Decimal } from '../../rules/money/decimal.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { idOf, type RequestKey } from '../idempotency/requestKey.js';
import { authorise } from '../permissions/authorise.js';
import { ServiceProblem, type Fault } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';

/** A published rate as a person enters it. */
export interface NewRate extends Omit<TableRate, 'id'> {
  reason: string;
  /** Another value that is known for the same table, pair and first day is to be superseded. */
  supersede: boolean;
}

/**
 * Enters one published rate with its validity. The same rate again is answered as it stands.
 * Throws `REQUEST.BODY_INVALID`, `RATE.DIFFERS`.
 */
export async function setRate(deps: ServiceDeps, caller: Caller, rate: NewRate, key: RequestKey): Promise<EnteredRate> {
  authorise(caller, 'setExchangeRate');
  const at = deps.clock().toISOString();
  const faults = faultsOf(rate, latestDayAt(at));
  if (faults.length > 0) throw new ServiceProblem('REQUEST.BODY_INVALID', { faults });
  const entryId = idOf('rateEntry', key);
  const { personId: enteredBy, role } = caller;
  const { table, source, reason, kind: rateKind, confidence, supersede: supersedes } = rate;
  return deps.record.withActor(actorOf(caller), async (tx) => {
    await holdRateTable(tx, table);
    const [done] = await ratesOfEntry(tx, entryId);
    if (done !== undefined) return done;
    const standing = await findSame(tx, rate);
    if (standing !== undefined) return standing;
    const entry = { id: entryId, kind: 'manual', table, source, reason, rateKind, confidence, supersedes } as const;
    await openRateEntry(tx, { ...entry, enteredBy, role, at });
    await enterRate(tx, entryId, rate);
    const { base, quote, publishedOn, from, until } = rate;
    const facts = { entry_id: entryId, table, base, quote, rate: rate.rate, published_on: publishedOn, from, until };
    await appendAudit(tx, INSTALLATION_CHAIN, [
      { what: 'exchangeRateSet', at, actor: enteredBy, role, facts, details: { source, reason } },
    ]);
    const [entered] = await ratesOfEntry(tx, entryId);
    if (entered === undefined) throw new Error(`The entry ${entryId} has no rate`);
    return entered;
  });
}

/** The rate that stands, where it is the same. Throws `RATE.DIFFERS` where it is another, unless that is to be superseded. */
async function findSame(tx: Transaction, rate: NewRate): Promise<EnteredRate | undefined> {
  const standing = await findStandingRate(tx, rate);
  if (standing === undefined) return undefined;
  const { publishedOn, until } = standing;
  const isSame =
    new Decimal(standing.rate).equals(rate.rate) && publishedOn === rate.publishedOn && until === rate.until;
  if (isSame) return standing;
  if (rate.supersede) return undefined;
  const known = `${standing.rate}, published ${publishedOn}, until ${until ?? 'further notice'}`;
  throw new ServiceProblem('RATE.DIFFERS', {
    faults: [
      {
        pointer: '/rate',
        code: 'RATE.DIFFERS',
        message: `From ${rate.from} on, 1 ${rate.base} = ${known} ${rate.quote} is known in ${rate.table} (${standing.id}).`,
        hint: 'Find out which is right; send supersede: true to let the new one stand.',
      },
    ],
  });
}

function faultsOf({ table, base, quote, rate, publishedOn, from, until }: NewRate, latestDay: string): Fault[] {
  const fault = (pointer: string, code: string, message: string): Fault => ({ pointer, code, message });
  const unknown = (
    [
      ['/base', base],
      ['/quote', quote],
    ] as const
  ).filter(([, code]) => findMinorUnit(code) === undefined);
  return [
    ...unknown.map(([pointer, code]) =>
      fault(pointer, 'MONEY.CURRENCY_UNKNOWN', `${code} is in no list of ISO 4217 here.`),
    ),
    ...(base === quote ? [fault('/quote', 'REQUEST.FIELD_INVALID', 'must be another currency than base')] : []),
    ...(/[1-9]/.test(rate) ? [] : [fault('/rate', 'REQUEST.FIELD_INVALID', 'must be more than nothing')]),
    ...(table === 'pack'
      ? [fault('/table', 'REQUEST.FIELD_INVALID', 'names the rows of a pack, which are not entered')]
      : []),
    ...(until !== null && until < from
      ? [fault('/valid_until', 'REQUEST.FIELD_INVALID', 'lies before valid_from')]
      : []),
    ...(publishedOn > latestDay ? [fault('/published_on', 'REQUEST.FIELD_INVALID', 'is yet to come')] : []),
  ];
}
