import type { ActPayload } from '../../domain/clearance/actPayloads.js';
import { isPermitAction, type ActKind } from '../../domain/clearance/actions.js';
import { allowedActions } from '../../domain/clearance/allowedActions.js';
import { openPermitDecisions } from '../../domain/clearance/permitApplication.js';
import type { ActRow } from '../../prisma/queries/acts.js';
import { getDeclaration } from '../../prisma/queries/declarations.js';
import { getParkedStep } from '../../prisma/queries/parkedSteps.js';
import { getApplication } from '../../prisma/queries/permitApplications.js';
import type { Transaction } from '../../prisma/withActor.js';

/** Would the record, as it stands now, let this act be taken up? */
export async function isOpenByRecord(tx: Transaction, act: ActRow): Promise<boolean> {
  const { kind, role, declarationId } = act;
  if (isPermitAction(kind)) {
    const { applicationId } = payloadOf<'grantPermit' | 'refusePermit'>(act);
    return openPermitDecisions(await getApplication(tx, applicationId), role).includes(kind);
  }
  if (kind === 'resolveParked') {
    const { status } = await getParkedStep(tx, payloadOf<'resolveParked'>(act).parkedStepId);
    return status === 'parked';
  }
  const { state, flags } = await getDeclaration(tx, declarationId);
  const allowed: readonly ActKind[] = allowedActions(state, flags, role);
  return allowed.includes(kind);
}

/** The services that store acts check what they carry. */
const payloadOf = <Kind extends ActKind>({ payload }: ActRow): ActPayload<Kind> =>
  payload as unknown as ActPayload<Kind>;
