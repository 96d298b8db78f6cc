import type { ActKind } from '../../domain/clearance/actions.js';
import type { ErrorCode } from '../../domain/errors/errors.js';
import { WORKER } from '../../prisma/actor.js';
import { getAct, markActTakenUp, type ActRow } from '../../prisma/queries/acts.js';
import type { Change } from '../../prisma/queries/change.js';
import { RecordError } from '../../prisma/recordErrors.js';
import type { ActOutcome } from '../../workflows/messages.js';
import type { Resolution, TakenUpAct } from '../../workflows/ports.js';
import type { ActivityDeps, Transaction } from '../deps.js';
import { refusalOf } from './actHandler.js';

/** What became of an act in one transaction. */
interface Taken {
  act: ActRow;
  code: ErrorCode | undefined;
  resolution?: Resolution | undefined;
  /** The outcome of an earlier delivery. */
  stored?: ActOutcome;
}

/** The parts in which acts on a clearance and acts on a permit application differ. `Under` is what is under change. */
export interface ActTaking<Under, Snapshot> {
  /** Records once under the key of the delivery. */
  record: (
    tx: Transaction,
    work: (under: Under) => Promise<Taken>,
    result: (under: Under, taken: Taken) => Promise<TakenUpAct<Snapshot>>,
  ) => Promise<TakenUpAct<Snapshot>>;
  changeOf: (under: Under) => Change;
  /** Why the act may not have its effect now; undefined when it may. */
  findRefusal: (under: Under, act: ActRow) => ErrorCode | undefined;
  /** Records the effect. @throws ActRefused */
  perform: (under: Under, act: ActRow) => Promise<Resolution | undefined>;
  /** What is open to the role of the act afterwards. */
  openTo: (under: Under, act: ActRow) => readonly ActKind[];
  snapshotOf: (tx: Transaction, under: Under) => Promise<Snapshot>;
}

/**
 * Takes up a stored act: its effect and its outcome are one transaction, and the second delivery answers the first
 * outcome. An act that may not have its effect changes nothing but its own row.
 */
export async function takeUpStored<Under, Snapshot>(
  deps: ActivityDeps,
  input: { actId: string; at: string },
  taking: ActTaking<Under, Snapshot>,
): Promise<TakenUpAct<Snapshot>> {
  const attempt = (refusal: ErrorCode | undefined): Promise<TakenUpAct<Snapshot>> =>
    deps.record.withActor(WORKER, (tx) =>
      taking.record(
        tx,
        (under) => takeUp(tx, input.actId, under, taking, refusal),
        (under, taken) => settle(tx, input.at, under, taking, taken),
      ),
    );
  try {
    return await attempt(undefined);
  } catch (thrown) {
    const code = refusalOf(thrown);
    if (code === undefined) throw thrown;
    deps.log.info({ actId: input.actId, code, err: thrown }, 'act refused');
    return attempt(code);
  }
}

async function takeUp<Under, Snapshot>(
  tx: Transaction,
  actId: string,
  under: Under,
  { changeOf, findRefusal, perform }: ActTaking<Under, Snapshot>,
  refusal: ErrorCode | undefined,
): Promise<Taken> {
  const act = await getAct(tx, actId);
  if (act.declarationId !== changeOf(under).declaration.id)
    throw new RecordError('CLEARANCE.ACT_UNKNOWN', `${act.id} concerns another declaration`);
  if (act.takenUpAt !== null) return { act, code: undefined, stored: act.outcome as unknown as ActOutcome };
  const code = refusal ?? findRefusal(under, act);
  return { act, code, resolution: code === undefined ? await perform(under, act) : undefined };
}

async function settle<Under, Snapshot>(
  tx: Transaction,
  at: string,
  under: Under,
  { changeOf, openTo, snapshotOf }: ActTaking<Under, Snapshot>,
  { act, code, resolution, stored }: Taken,
): Promise<TakenUpAct<Snapshot>> {
  const { state, sequence } = changeOf(under).declaration;
  const outcome: ActOutcome = stored ?? {
    accepted: code === undefined,
    sequence,
    state,
    allowed: [...openTo(under, act)],
    ...(code === undefined ? {} : { code }),
  };
  await markActTakenUp(tx, act.id, at, outcome);
  const snapshot = await snapshotOf(tx, under);
  return { outcome, snapshot, ...(resolution === undefined ? {} : { resolution }) };
}
