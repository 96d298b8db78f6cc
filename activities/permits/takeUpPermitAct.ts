import { isPermitAction, type ActKind } from '../../domain/clearance/actions.js';
import { allowedActions } from '../../domain/clearance/allowedActions.js';
import { openPermitDecisions } from '../../domain/clearance/permitApplication.js';
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
  const decisions = openPermitDecisions(application, role);
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
