import type { ActPayload } from '../../domain/clearance/actPayloads.js';
import { isPermitAction, type ActKind } from '../../domain/clearance/actions.js';
import { allowedActions } from '../../domain/clearance/allowedActions.js';
import { openPermitDecisions } from '../../domain/clearance/permitApplication.js';
import { findPermitRefusal, refusalCode } from '../../domain/clearance/refusalCode.js';
import type { ErrorCode } from '../../domain/errors/errors.js';
import type { ActRow } from '../../prisma/queries/acts.js';
import { recordPermitOnce, type PermitChange } from '../../prisma/queries/permitRecordings.js';
import type { PermitRecording, Resolution } from '../../workflows/ports.js';
import { takeUpStored } from '../acts/takeUpStored.js';
import type { ActivityDeps } from '../deps.js';
import { permitSnapshot } from '../snapshot.js';
import { decideHere } from './decideHere.js';
import { resolvePermitStep } from './resolvePermitStep.js';

/** Takes up an officer's decision on an application, or an operator's resolution of one of its parked steps. */
export const takeUpPermitAct =
  (deps: ActivityDeps): PermitRecording['takeUpPermitAct'] =>
  (input) =>
    takeUpStored(deps, input, {
      record: (tx, work, result) => recordPermitOnce(tx, input, work, result),
      changeOf: ({ change }: PermitChange) => change,
      findRefusal,
      perform,
      openTo,
      snapshotOf: (tx, { change, application }) => permitSnapshot(deps, tx, change.declaration, application),
    });

async function perform(under: PermitChange, act: ActRow): Promise<Resolution | undefined> {
  if (act.kind === 'resolveParked') return resolvePermitStep(under, act);
  await decideHere(under, act);
  return undefined;
}

/** What is open to the role of an act: decisions on the application, or what the clearance allows. */
function openTo({ change, application }: PermitChange, { role }: ActRow): ActKind[] {
  const { state, flags } = change.declaration;
  const decisions = openPermitDecisions(application, role, state);
  return [...decisions, ...allowedActions(state, flags, role).filter((action) => action === 'resolveParked')];
}

function findRefusal(under: PermitChange, act: ActRow): ErrorCode | undefined {
  const { application, change } = under;
  const { state, flags, declarantPersonId } = change.declaration;
  if (act.personId === declarantPersonId) return 'CLEARANCE.OWN_DECLARATION';
  const { kind: action, role } = act;
  if (isPermitAction(action)) {
    // A decision on an earlier round does not decide this one: that round was over before this one was applied for.
    if (applicationOf(act) !== application.id) return 'PERMIT.ALREADY_DECIDED';
    return findPermitRefusal({ action, role }, application, state);
  }
  if (openTo(under, act).includes(action)) return undefined;
  return action === 'resolveParked' ? refusalCode(action, state, flags) : 'CLEARANCE.ACTION_NOT_ALLOWED';
}

// Written by the service that stored the act, in the shape of its kind.
const applicationOf = ({ payload }: ActRow): string =>
  (payload as unknown as ActPayload<'grantPermit' | 'refusePermit'>).applicationId;
