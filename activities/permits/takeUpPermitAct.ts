import { isPermitAction, type ActKind } from '../../domain/clearance/actions.js';
import { allowedActions } from '../../domain/clearance/allowedActions.js';
import { allowedPermitActions } from '../../domain/clearance/permitApplication.js';
import type { ErrorCode } from '../../domain/errors/errors.js';
import { WORKER } from '../../prisma/actor.js';
import { getAct, markActTakenUp, type ActRow } from '../../prisma/queries/acts.js';
import { recordPermitOnce, type PermitChange } from '../../prisma/queries/permitRecordings.js';
import { RecordError } from '../../prisma/recordErrors.js';
import type { ActOutcome } from '../../workflows/messages.js';
import type { PermitRecording, Resolution } from '../../workflows/ports.js';
import { refusalOf } from '../acts/actHandler.js';
import type { ActivityDeps, Transaction } from '../deps.js';
import { permitSnapshot } from '../snapshot.js';
import { decideHere } from './decideHere.js';
import { resolvePermitStep } from './resolvePermitStep.js';

type Input = Parameters<PermitRecording['takeUpPermitAct']>[0];
type Output = Awaited<ReturnType<PermitRecording['takeUpPermitAct']>>;

/** Takes up an officer's decision on an application, or an operator's resolution of one of its parked steps. */
export const takeUpPermitAct =
  (deps: ActivityDeps): PermitRecording['takeUpPermitAct'] =>
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

interface Done {
  act: ActRow;
  code: ErrorCode | undefined;
  resolution?: Resolution | undefined;
  stored?: ActOutcome;
}

function takeUp(deps: ActivityDeps, tx: Transaction, input: Input, refusal: ErrorCode | undefined): Promise<Output> {
  return recordPermitOnce(
    tx,
    input,
    async (under): Promise<Done> => {
      const act = await getAct(tx, input.actId);
      if (act.declarationId !== under.change.declaration.id)
        throw new RecordError('CLEARANCE.ACT_UNKNOWN', `${act.id} concerns another declaration`);
      if (act.takenUpAt !== null) return { act, code: undefined, stored: act.outcome as unknown as ActOutcome };
      const code = refusal ?? findRefusal(under, act);
      return { act, code, resolution: code === undefined ? await perform(under, act) : undefined };
    },
    async ({ change, application }, { act, code, resolution, stored }) => {
      const { state, sequence } = change.declaration;
      const outcome: ActOutcome = stored ?? {
        accepted: code === undefined,
        sequence,
        state,
        allowed: openTo({ change, application }, act),
        ...(code === undefined ? {} : { code }),
      };
      await markActTakenUp(tx, act.id, input.at, outcome);
      const snapshot = await permitSnapshot(deps, tx, change.declaration, application);
      return { outcome, snapshot, ...(resolution === undefined ? {} : { resolution }) };
    },
  );
}

async function perform(under: PermitChange, act: ActRow): Promise<Resolution | undefined> {
  if (act.kind === 'resolveParked') return resolvePermitStep(under, act);
  await decideHere(under, act);
  return undefined;
}

/** What is open to the role of an act: decisions on the application, or what the clearance allows. */
function openTo({ change, application }: PermitChange, { role }: ActRow): ActKind[] {
  const { state, flags } = change.declaration;
  // Granted and still to be issued, it has been decided.
  const decisions =
    application.granted === null ? allowedPermitActions(application.standing, role, application.decides) : [];
  return [...decisions, ...allowedActions(state, flags, role).filter((action) => action === 'resolveParked')];
}

function findRefusal(under: PermitChange, act: ActRow): ErrorCode | undefined {
  const { application, change } = under;
  if (act.personId === change.declaration.declarantPersonId) return 'CLEARANCE.OWN_DECLARATION';
  if (openTo(under, act).includes(act.kind)) return undefined;
  if (!isPermitAction(act.kind)) return 'CLEARANCE.ACTION_NOT_ALLOWED';
  if (application.decides === 'authority') return 'PERMIT.DECIDED_BY_AUTHORITY';
  const decided = application.granted !== null || application.standing !== 'APPLIED';
  return decided && application.standing !== 'TO_APPLY' ? 'PERMIT.ALREADY_DECIDED' : 'CLEARANCE.ACTION_NOT_ALLOWED';
}
