import { allowedActions } from '../../domain/clearance/allowedActions.js';
import { isAction } from '../../domain/clearance/actions.js';
import type { ErrorCode } from '../../domain/errors/errors.js';
import { WORKER } from '../../prisma/actor.js';
import { getAct, markActTakenUp, type ActRow } from '../../prisma/queries/acts.js';
import type { Change } from '../../prisma/queries/change.js';
import { recordOnce } from '../../prisma/queries/recordings.js';
import { RecordError } from '../../prisma/recordErrors.js';
import type { ActOutcome } from '../../workflows/messages.js';
import type { Recording, Resolution } from '../../workflows/ports.js';
import { refusalOf } from '../acts/actHandler.js';
import { performAct } from '../acts/performAct.js';
import type { ActivityDeps, Transaction } from '../deps.js';
import { clearanceSnapshot } from '../snapshot.js';

type Input = Parameters<Recording['takeUpAct']>[0];
type Output = Awaited<ReturnType<Recording['takeUpAct']>>;

/**
 * Takes up a person's act: its effect and its outcome are one transaction, and the second delivery answers the first
 * outcome. An act that may not have its effect changes nothing but its own row.
 */
export const takeUpAct =
  (deps: ActivityDeps): Recording['takeUpAct'] =>
  async (input) => {
    try {
      return await deps.record.withActor(WORKER, (tx) => takeUp(deps, tx, input, undefined));
    } catch (thrown) {
      const code = refusalOf(thrown);
      if (code === undefined) throw thrown;
      deps.log.info({ actId: input.actId, code, err: thrown }, 'act refused');
      return deps.record.withActor(WORKER, (tx) => takeUp(deps, tx, input, code));
    }
  };

function takeUp(deps: ActivityDeps, tx: Transaction, input: Input, refusal: ErrorCode | undefined): Promise<Output> {
  return recordOnce(
    tx,
    input,
    async (change) => {
      const act = await getAct(tx, input.actId);
      if (act.declarationId !== change.declaration.id)
        throw new RecordError('CLEARANCE.ACT_UNKNOWN', `${act.id} concerns another declaration`);
      if (act.takenUpAt !== null) return { act, code: undefined, stored: act.outcome as unknown as ActOutcome };
      const code = refusal ?? findRefusal(change, act);
      const resolution =
        code === undefined && isAction(act.kind) ? await performAct(deps, change, act, act.kind) : undefined;
      return { act, code, resolution };
    },
    async (
      { declaration },
      {
        act,
        code,
        resolution,
        stored,
      }: { act: ActRow; code: ErrorCode | undefined; resolution?: Resolution; stored?: ActOutcome },
    ) => {
      const { state, flags, sequence } = declaration;
      const allowed = allowedActions(state, flags, act.role);
      const outcome: ActOutcome = stored ?? {
        accepted: code === undefined,
        sequence,
        state,
        allowed,
        ...(code === undefined ? {} : { code }),
      };
      await markActTakenUp(tx, act.id, input.at, outcome);
      return {
        outcome,
        snapshot: await clearanceSnapshot(deps, tx, declaration),
        ...(resolution === undefined ? {} : { resolution }),
      };
    },
  );
}

/** Why this act may not have its effect now: wrong kind, own case, or not open to the role in this state. */
function findRefusal({ declaration }: Change, { kind, role, personId }: ActRow): ErrorCode | undefined {
  if (!isAction(kind)) return 'CLEARANCE.ACTION_NOT_ALLOWED';
  // Nobody decides on their own declaration, whichever role they hold.
  if (role !== 'exporter' && personId === declaration.declarantPersonId) return 'CLEARANCE.OWN_DECLARATION';
  const { state, flags } = declaration;
  if (allowedActions(state, flags, role).includes(kind)) return undefined;
  return kind === 'withdraw' && flags.includes('control_announced')
    ? 'CLEARANCE.CONTROL_ANNOUNCED'
    : 'CLEARANCE.ACTION_NOT_ALLOWED';
}
