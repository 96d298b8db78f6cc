import { ApplicationFailure, CancellationScope, isCancellation, setHandler } from '@temporalio/workflow';
import { isPermitApplicationOpen } from '../../domain/clearance/permitApplication.js';
import { recordingKey } from '../../domain/ids/workflowIds.js';
import { AbortDecided, type Step } from '../case/caseFile.js';
import { causeOf, causeOfAnswer } from '../case/failures.js';
import { Inbox } from '../case/inbox.js';
import { actUpdate, noticeSignal } from '../clearance/clearance.js';
import { ACTION_NOT_ALLOWED, type ActMessage, type PermitInput, type PermitResult } from '../messages.js';
import type { CallAnswer } from '../ports.js';
import { permitRecording } from '../proxies.js';
import { PermitFile } from './permitFile.js';

/**
 * Carries one application for a permit: applied for at the agency, decided by its officer here or by its own notice,
 * issued. Cancelled by its clearance, it withdraws the application.
 */
export async function permit(input: PermitInput): Promise<PermitResult> {
  const { applicationId } = input;
  const inbox = new Inbox(input.pending);
  let file: PermitFile | undefined;
  setHandler(actUpdate, (act) => inbox.deliverAct(act), {
    validator: (act: ActMessage) => {
      if (file && !file.allows(act)) {
        const { standing } = file.snapshot;
        throw ApplicationFailure.nonRetryable(`${act.kind} is not allowed while ${standing}`, ACTION_NOT_ALLOWED, {
          standing,
        });
      }
    },
  });
  setHandler(noticeSignal, (notice) => inbox.deliverNotice(notice));

  try {
    file = new PermitFile(input, inbox, await permitRecording.loadPermit({ applicationId }));
    await carry(file);
  } catch (thrown) {
    if (!isCancellation(thrown) && !(thrown instanceof AbortDecided)) throw thrown;
    await CancellationScope.nonCancellable(async () => {
      file ??= new PermitFile(input, inbox, await permitRecording.loadPermit({ applicationId }));
      await withdraw(file);
    });
  }
  if (!file) throw new Error(`application ${applicationId} was never loaded`);
  const ended = file;
  return CancellationScope.nonCancellable(() => finish(ended));
}

async function carry(file: PermitFile): Promise<void> {
  while (isOpen(file)) {
    if (!file.inbox.isEmpty) await file.takeUpNext();
    else if (file.snapshot.standing === 'TO_APPLY') await apply(file);
    else if (file.snapshot.issueDue) await issue(file);
    else await awaitDecision(file);
    await file.onWake();
  }
}

function isOpen(file: PermitFile): boolean {
  const { standing, issueDue } = file.snapshot;
  return isPermitApplicationOpen(standing) || issueDue;
}

async function apply(file: PermitFile): Promise<void> {
  const effectKey = effectKeyOf(file, 'apply');
  const decided = ({ outcome }: CallAnswer): boolean => outcome === 'accepted' || outcome === 'refused';
  const end = await file.perform({
    ...stepOf(file, 'apply', effectKey),
    goesOn: decided,
    call: () => file.calls().applyForPermit(callInput(file, effectKey)),
    // A notice of the decision proves that the application arrived.
    settled: () => file.snapshot.standing !== 'TO_APPLY',
  });
  if (end === 'settled') return;
  await file.recorded('applied', () => permitRecording.recordApplied({ ...file.recordingInput('applied'), effectKey }));
}

async function issue(file: PermitFile): Promise<void> {
  const effectKey = effectKeyOf(file, 'issue');
  await file.perform({
    ...stepOf(file, 'issue', effectKey),
    goesOn: ({ outcome }) => outcome === 'accepted',
    call: () => file.calls().issuePermit(callInput(file, effectKey)),
  });
  await file.recorded('issued', () => permitRecording.recordIssued({ ...file.recordingInput('issued'), effectKey }));
}

async function awaitDecision(file: PermitFile): Promise<void> {
  const { deadlines, reminded } = file.snapshot;
  const running =
    deadlines.permit_decision && !reminded.includes('permit_decision') ? (['permit_decision'] as const) : [];
  const deadline = await file.wait(running);
  if (!deadline) return;
  await file.recorded('remind', () => permitRecording.remindPermit({ ...file.recordingInput('remind'), deadline }));
}

/**
 * Withdraws until the record shows it. Cancelled just after a recording whose workflow task was lost, the case knows less
 * than its record: then it looks at the record afresh, as everywhere else.
 */
async function withdraw(file: PermitFile): Promise<void> {
  while (isOpen(file)) await withdrawOnce(file);
}

/** Withdraws at the agency what was applied for there; one attempt's failure is listed, and holds nothing up. */
async function withdrawOnce(file: PermitFile): Promise<void> {
  const effectKey = effectKeyOf(file, 'withdraw');
  let why: string | undefined;
  try {
    const answer = await file.calls().withdrawApplication(callInput(file, effectKey));
    if (answer.outcome !== 'accepted') why = causeOfAnswer(answer).message;
  } catch (thrown) {
    const cause = causeOf(thrown);
    if (!cause) throw thrown;
    why = cause.message;
  }
  await file.recorded('withdrawn', () =>
    permitRecording.recordApplicationWithdrawn({ ...file.recordingInput('withdrawn'), undone: why === undefined, why }),
  );
}

async function finish(file: PermitFile): Promise<PermitResult> {
  do {
    while (!file.inbox.isEmpty) await file.takeUpNext();
  } while (!(await file.quiet()));
  const { applicationId, standing } = file.snapshot;
  if (isPermitApplicationOpen(standing)) throw new Error(`application ${applicationId} ended while ${standing}`);
  return { applicationId, standing };
}

function stepOf(file: PermitFile, name: string, effectKey: string): Omit<Step, 'call' | 'goesOn'> {
  const { counterparty, calls } = file.snapshot;
  return { name, effectKey, counterparty, attempts: calls.maximumAttempts, skippable: false, overridable: 'permit' };
}

function effectKeyOf(file: PermitFile, step: string): string {
  return recordingKey(file.workflowId, step, file.snapshot.round);
}

function callInput(file: PermitFile, key: string): { declarationId: string; key: string; applicationId: string } {
  const { declarationId, applicationId } = file.snapshot;
  return { declarationId, key, applicationId };
}
