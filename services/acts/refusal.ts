import { allowedActions } from '../../domain/clearance/allowedActions.js';
import type { Action } from '../../domain/clearance/actions.js';
import { refusalCode } from '../../domain/clearance/refusalCode.js';
import { isErrorCode, httpStatusFor } from '../../domain/errors/errors.js';
import type { DeclarationRow } from '../../prisma/queries/declarationRow.js';
import type { Caller } from '../caller.js';
import { ServiceProblem } from '../problem.js';
import type { ActReceipt, StoredOutcome } from './actReceipt.js';

/** The refusal of an act that the declaration's state does not allow to this role; undefined when it does. */
export function findRefusal(caller: Caller, declaration: DeclarationRow, action: Action): StoredOutcome | undefined {
  const { state, flags, sequence } = declaration;
  const allowed = allowedActions(state, flags, caller.role);
  if (allowed.includes(action)) return undefined;
  return { accepted: false, state, sequence, allowed, code: refusalCode(action, state, flags) };
}

/** Turns the receipt of a refused act into its problem: 409 with what may be done instead. */
export function refuseUnaccepted(receipt: ActReceipt): ActReceipt {
  if (receipt.accepted !== false) return receipt;
  const given = receipt.code !== null && isErrorCode(receipt.code) ? receipt.code : 'CLEARANCE.ACTION_NOT_ALLOWED';
  const code = httpStatusFor(given) >= 500 ? 'CLEARANCE.ACT_NOT_RECORDED' : given;
  throw new ServiceProblem(code, { state: receipt.state, allowedActions: receipt.allowedActions });
}
