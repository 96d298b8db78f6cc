import {
  ApplicationFailure,
  CancellationScope,
  condition,
  defineQuery,
  defineSignal,
  defineUpdate,
  isCancellation,
  setHandler,
} from '@temporalio/workflow';
import { isTerminal, type State } from '../../domain/clearance/states.js';
import { AbortDecided, type RecordedEnd } from '../case/caseFile.js';
import { Inbox } from '../case/inbox.js';
import { showOutcome } from '../case/searchAttributes.js';
import {
  ACT_UPDATE,
  ACTION_NOT_ALLOWED,
  NOTICE_SIGNAL,
  SNAPSHOT_QUERY,
  type ActMessage,
  type ActOutcome,
  type ClearanceInput,
  type NoticeMessage,
} from '../messages.js';
import type { ClearanceSnapshot } from '../ports.js';
import { recording } from '../proxies.js';
import { ClearanceFile } from './clearanceFile.js';
import { stageOf } from './stages.js';
import { send } from './stages/messages.js';
import { requestFurther } from './stages/payment.js';
import { closePermits } from './stages/permits.js';
import { undo } from './stages/undo.js';

export const actUpdate = defineUpdate<ActOutcome, [ActMessage]>(ACT_UPDATE);
export const noticeSignal = defineSignal<[NoticeMessage]>(NOTICE_SIGNAL);
export const snapshotQuery = defineQuery<ClearanceSnapshot | undefined>(SNAPSHOT_QUERY);

/** Failure type of a recording for which the table of transitions has no arrow. */
const TRANSITION_FORBIDDEN = 'CLEARANCE.TRANSITION_FORBIDDEN';

/**
 * Carries one consignment from submission to its end.
 *
 * It starts in whatever state the record shows, so that a case can be taken up again without repeating a step. Each
 * round takes up what was delivered (people's acts, counterparties' notices), one at a time, and then runs the stage of
 * the present state; stages.ts names them in the order of the law.
 */
export async function clearance(input: ClearanceInput): Promise<State> {
  const inbox = new Inbox(input.pending);
  let file: ClearanceFile | undefined;
  setHandler(actUpdate, (act) => inbox.deliverAct(act), {
    // Before the record is loaded nothing can be judged: the act is let in, and judged when it is taken up.
    validator: (act: ActMessage) => {
      if (file && !file.allows(act)) {
        const { state, flags } = file.snapshot;
        throw ApplicationFailure.nonRetryable(`${act.kind} is not allowed in ${state}`, ACTION_NOT_ALLOWED, {
          state,
          flags,
        });
      }
    },
  });
  setHandler(noticeSignal, (notice) => inbox.deliverNotice(notice));
  setHandler(snapshotQuery, () => file?.snapshot);

  const { declarationId } = input;
  const open = async (): Promise<ClearanceFile> => {
    file ??= new ClearanceFile(declarationId, inbox, await recording.load({ declarationId }));
    return file;
  };
  try {
    await carry(await open());
  } catch (thrown) {
    if (!isCancellation(thrown)) throw thrown;
    await CancellationScope.nonCancellable(async () => endCancelled(await open()));
  }
  return CancellationScope.nonCancellable(async () => finish(await open()));
}

async function carry(file: ClearanceFile): Promise<void> {
  while (!isTerminal(file.snapshot.state)) {
    if (!file.inbox.isEmpty) {
      await file.takeUpNext();
    } else {
      try {
        await goOn(file);
      } catch (thrown) {
        if (!(thrown instanceof AbortDecided)) throw thrown;
        await abort(file, 'resolution');
      }
    }
    await file.onWake();
  }
}

/** What acts and notices have made due comes first, then the stage of the present state. */
async function goOn(file: ClearanceFile): Promise<void> {
  const [message] = file.snapshot.messages;
  if (message) await send(file, message);
  else if (file.snapshot.mirrorDue) await file.step('mirror');
  else if (!(await requestFurther(file))) await stageOf[file.snapshot.state](file);
}

async function abort(file: ClearanceFile, why: 'resolution' | 'cancelled'): Promise<RecordedEnd> {
  const change = (): Promise<ClearanceSnapshot> => recording.abort({ ...file.recordingInput('abort'), why });
  return isTerminal(file.snapshot.state) ? 'recorded' : file.recorded('abort', change, TRANSITION_FORBIDDEN);
}

/**
 * Somebody cancelled the workflow in the engine. The clearance is aborted by the book where the table still lets it be;
 * where customs is at work or the goods are on their way it goes on, since dropping it would undo nothing.
 */
async function endCancelled(file: ClearanceFile): Promise<void> {
  let end: RecordedEnd;
  do end = await abort(file, 'cancelled');
  while (end === 'moved on');
  if (end === 'forbidden') await carry(file);
}

/** Undoes what can be undone, answers whoever is still waiting, and ends. */
async function finish(file: ClearanceFile): Promise<State> {
  await closePermits(file);
  if (file.snapshot.state !== 'CLEARED') await undo(file);
  do {
    while (!file.inbox.isEmpty) await file.takeUpNext();
  } while (!(await file.quiet()));
  await condition(() => file.openPermits.size === 0);
  showOutcome(file.snapshot.state);
  return file.snapshot.state;
}
