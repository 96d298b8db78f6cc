import type { ErrorCode } from '../errors/errors.js';
import type { Action, PermitAction } from './actions.js';
import { roleOf } from './actions.js';
import { isMirrored } from './allowedActions.js';
import type { Flag } from './flags.js';
import { openPermitDecisions, type PermitApplicationOnRecord } from './permitApplication.js';
import type { ActorRole } from './roles.js';
import type { State } from './states.js';

/** Acts against the goods that wait for an appeal, by the state they lead from. */
const AFTER_APPEAL: Partial<Record<State, readonly Action[]>> = {
  DETAINED: ['seize', 'destroyGoods'],
  SEIZED: ['forfeit', 'destroyGoods'],
};

/**
 * Why an act that is not among the allowed ones is refused, in the code that helps most. One answer for the service that
 * stores the act and for the record that takes it up.
 */
export function refusalCode(action: Action, state: State, flags: readonly Flag[]): ErrorCode {
  if (flags.includes('parked')) return 'CLEARANCE.ACTION_NOT_ALLOWED';
  if (action === 'resolveParked') return 'OPERATION.STEP_NOT_PARKED';
  if (isMirrored(flags, action)) return 'CLEARANCE.DECIDED_BY_AUTHORITY';
  if (action === 'withdraw' && flags.includes('control_announced')) return 'CLEARANCE.CONTROL_ANNOUNCED';
  const isRequested = flags.includes('amendment_requested') || flags.includes('withdrawal_requested');
  if (action === 'requestAmendment' && isRequested) return 'AMENDMENT.ALREADY_REQUESTED';
  if (action === 'requestWithdrawal' && isRequested) return 'WITHDRAWAL.ALREADY_REQUESTED';
  const waiting = AFTER_APPEAL[state];
  if (waiting === undefined) return 'CLEARANCE.ACTION_NOT_ALLOWED';
  if (action === 'lodgeAppeal' && !flags.includes('appeal_open')) return 'CLEARANCE.APPEAL_WINDOW_CLOSED';
  const isPending = flags.includes('appeal_open') || flags.includes('appeal_window_open');
  return isPending && waiting.includes(action) ? 'CLEARANCE.APPEAL_PENDING' : 'CLEARANCE.ACTION_NOT_ALLOWED';
}

/**
 * Why a decision on a permit application is refused; undefined where it is open. The same answer for the service that stores
 * the act, for the delivery that finds it impossible and for the record that takes it up: by how things stand, never by
 * which of them looks first.
 *
 * Decided by the agency in its own system, an officer here never decides. Not applied for yet, there is nothing to decide.
 * Whatever else is closed is closed for good, by another decision or because its clearance has moved on without it: then the
 * decision came too late.
 * @param clearance where its clearance stands
 */
export function findPermitRefusal(
  { action, role }: { action: PermitAction; role: ActorRole },
  application: PermitApplicationOnRecord,
  clearance: State,
): ErrorCode | undefined {
  if (openPermitDecisions(application, role, clearance).includes(action)) return undefined;
  if (role !== roleOf(action)) return 'CLEARANCE.ACTION_NOT_ALLOWED';
  if (application.decides === 'authority') return 'PERMIT.DECIDED_BY_AUTHORITY';
  return application.standing === 'TO_APPLY' ? 'CLEARANCE.ACTION_NOT_ALLOWED' : 'PERMIT.ALREADY_DECIDED';
}
