import type { ErrorCode } from '../errors/errors.js';
import type { Action } from './actions.js';
import { isMirrored } from './allowedActions.js';
import type { Flag } from './flags.js';
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
