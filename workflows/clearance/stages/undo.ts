import { causeOf, causeOfAnswer } from '../../case/failures.js';
import type { CallAnswer, UndoStep } from '../../ports.js';
import { recording } from '../../proxies.js';
import type { ClearanceFile } from '../clearanceFile.js';

/**
 * Undoes at the counterparties what a clearance that ended early had set going. What cannot be undone now is listed
 * for the operators and holds nothing up: the clearance has ended.
 */
export async function undo(file: ClearanceFile): Promise<void> {
  const { declarationId } = file.recordingInput('undo');
  for (const step of await recording.listUndoSteps({ declarationId })) {
    const why = await failureOf(() => call(file, step, declarationId));
    const name = `undone-${step.operation}-${step.subjectId}`;
    // The key has no version in it: recorded once, however often the record has to be read again.
    const key = file.key(name, 1);
    const outcome = { key, step, undone: why === undefined, why };
    while (
      (await file.recorded(name, () => recording.recordUndone({ ...file.recordingInput(name), ...outcome }))) !==
      'recorded'
    );
  }
}

async function failureOf(call: () => Promise<CallAnswer>): Promise<string | undefined> {
  try {
    const answer = await call();
    return answer.outcome === 'accepted' ? undefined : causeOfAnswer(answer).message;
  } catch (thrown) {
    const cause = causeOf(thrown);
    if (!cause) throw thrown;
    return cause.message;
  }
}

function call(file: ClearanceFile, step: UndoStep, declarationId: string): Promise<CallAnswer> {
  const calls = file.calls(step.counterparty);
  const input = { declarationId, key: step.effectKey };
  switch (step.operation) {
    case 'cancelLodgement':
      return calls.cancelLodgement(input);
    case 'cancelLabel':
      return calls.cancelCarriage(input);
    case 'refundPayment':
      return calls.refundPayment({ ...input, paymentId: step.subjectId });
    case 'withdrawApplication':
      return calls.withdrawApplication({ ...input, applicationId: step.subjectId });
  }
}
