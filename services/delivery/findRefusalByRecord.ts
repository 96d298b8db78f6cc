import type { ActPayload } from '../../domain/clearance/actPayloads.js';
import { isPermitAction, type ActKind } from '../../domain/clearance/actions.js';
import { allowedActions } from '../../domain/clearance/allowedActions.js';
import { findPermitRefusal, refusalCode } from '../../domain/clearance/refusalCode.js';
import type { ErrorCode } from '../../domain/errors/errors.js';
import type { ActRow } from '../../prisma/queries/acts.js';
import { getDeclaration } from '../../prisma/queries/declarations.js';
import { getParkedStep } from '../../prisma/queries/parkedSteps.js';
import { getApplication } from '../../prisma/queries/permitApplications.js';
import type { Transaction } from '../../prisma/withActor.js';

/**
 * Why the record, as it stands now, would not let this act be taken up; undefined where it would. The code is the one that
 * the record itself refuses with.
 */
export async function findRefusalByRecord(tx: Transaction, act: ActRow): Promise<ErrorCode | undefined> {
  const { kind, role, declarationId } = act;
  if (kind === 'resolveParked') {
    const { status } = await getParkedStep(tx, payloadOf<'resolveParked'>(act).parkedStepId);
    return status === 'parked' ? undefined : 'OPERATION.STEP_NOT_PARKED';
  }
  const { state, flags } = await getDeclaration(tx, declarationId);
  if (isPermitAction(kind)) {
    const { applicationId } = payloadOf<'grantPermit' | 'refusePermit'>(act);
    return findPermitRefusal({ action: kind, role }, await getApplication(tx, applicationId), state);
  }
  return allowedActions(state, flags, role).includes(kind) ? undefined : refusalCode(kind, state, flags);
}

/** The services that store acts check what they carry. */
const payloadOf = <Kind extends ActKind>({ payload }: ActRow): ActPayload<Kind> =>
  payload as unknown as ActPayload<Kind>;
