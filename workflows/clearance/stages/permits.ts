import { CancellationScope, executeChild, isCancellation, ParentClosePolicy } from '@temporalio/workflow';
import { isPermitApplicationOpen } from '../../../domain/clearance/permitApplication.js';
import { permitWorkflowId } from '../../../domain/ids/workflowIds.js';
import { AbortDecided } from '../../case/caseFile.js';
import { PERMIT_WORKFLOW, type PermitInput, type PermitResult } from '../../messages.js';
import type { PermitNeed } from '../../ports.js';
import { recording } from '../../proxies.js';
import type { ClearanceFile } from '../clearanceFile.js';
import { waitInState } from './deadlines.js';

/** SUBMITTED: everything reserved is lodged at once; what has to be applied for opens applications. */
export async function submitted(file: ClearanceFile): Promise<void> {
  await closePermits(file);
  await file.step(file.snapshot.permits.some(isOpen) ? 'openPermitApplications' : 'beginLodgement');
}

/** PERMITS_PENDING: one child for each application, all agencies at once; a refusal waits for the exporter. */
export async function permitsPending(file: ClearanceFile): Promise<void> {
  if (file.permitLost) await file.takeUpLostPermit();
  const ended = file.endedPermits.shift() ?? file.snapshot.permits.find((need) => !isOpen(need) && !need.settled);
  if (ended) {
    const { applicationId, standing } = ended;
    // An operator aborted a step of the permit: without the permit there is no clearance.
    if (standing === 'WITHDRAWN') throw new AbortDecided();
    const step = `permit-result-${applicationId}`;
    await file.recorded(step, () => recording.recordPermitResult({ ...file.recordingInput(step), applicationId }));
    return;
  }
  if (file.snapshot.permits.every(({ standing }) => standing === 'GRANTED') && file.openPermits.size === 0) {
    await file.step('beginLodgement');
    return;
  }
  for (const need of file.snapshot.permits) {
    if (isOpen(need) && !file.openPermits.has(need.applicationId)) startPermit(file, need);
  }
  await waitInState(file, () => file.endedPermits.length > 0 || file.permitLost);
}

/** Withdraws every application that is still open, because its clearance has moved on without it. */
export async function closePermits(file: ClearanceFile): Promise<void> {
  const open = [...file.openPermits.values()];
  for (const { scope } of open) scope.cancel();
  await Promise.all(open.map(({ ended }) => ended));
  file.endedPermits.length = 0;
}

function isOpen({ standing }: PermitNeed): boolean {
  return isPermitApplicationOpen(standing);
}

function startPermit(file: ClearanceFile, { applicationId, permitType }: PermitNeed): void {
  const { declarationId } = file.recordingInput('permit');
  const scope = new CancellationScope();
  const run = scope.run(() =>
    executeChild<(input: PermitInput) => Promise<PermitResult>>(PERMIT_WORKFLOW, {
      workflowId: permitWorkflowId(declarationId, permitType),
      args: [{ declarationId, permitType, applicationId }],
      // The record outlives both: a clearance that is started again starts its permits again, from their rows.
      parentClosePolicy: ParentClosePolicy.TERMINATE,
    }),
  );
  const ended = run.then(
    (result) => void file.endedPermits.push(result),
    (thrown: unknown) => {
      if (!isCancellation(thrown)) file.permitLost = true;
    },
  );
  file.openPermits.set(applicationId, { scope, ended: ended.finally(() => file.openPermits.delete(applicationId)) });
}
