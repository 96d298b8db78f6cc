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
import { AbortDecided } from '../case/caseFile.js';
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
import { closePermits } from './stages/permits.js';
import { undo } from './stages/undo.js';

export const actUpdate = defineUpdate<ActOutcome, [ActMessage]>(ACT_UPDATE);
export const noticeSignal = defineSignal<[NoticeMessage]>(NOTICE_SIGNAL);
export const snapshotQuery = defineQuery<ClearanceSnapshot | undefined>(SNAPSHOT_QUERY);

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
  try {
    file = new ClearanceFile(declarationId, inbox, await recording.load({ declarationId }));
    await carry(file);
  } catch (thrown) {
    // Somebody cancelled the workflow in the engine: the clearance is aborted by the book, not dropped.
    if (!isCancellation(thrown)) throw thrown;
  }
  const ended =
    file ??
    new ClearanceFile(
      declarationId,
      inbox,
      await CancellationScope.nonCancellable(() => recording.load({ declarationId })),
    );
  await CancellationScope.nonCancellable(() => finish(ended));
  return ended.snapshot.state;
}

async function carry(file: ClearanceFile): Promise<void> {
  while (!isTerminal(file.snapshot.state)) {
    if (!file.inbox.isEmpty) {
      await file.takeUpNext();
    } else {
      try {
        await stageOf[file.snapshot.state](file);
      } catch (thrown) {
        if (!(thrown instanceof AbortDecided)) throw thrown;
        await abort(file, 'resolution');
      }
    }
    await file.onWake();
  }
}

async function abort(file: ClearanceFile, why: 'resolution' | 'cancelled'): Promise<void> {
  while (!isTerminal(file.snapshot.state)) {
    await file.recorded('abort', () => recording.abort({ ...file.recordingInput('abort'), why }));
  }
}

/** Undoes what can be undone, answers whoever is still waiting, and ends. */
async function finish(file: ClearanceFile): Promise<void> {
  await abort(file, 'cancelled');
  await closePermits(file);
  if (file.snapshot.state !== 'CLEARED') await undo(file);
  do {
    while (!file.inbox.isEmpty) await file.takeUpNext();
  } while (!(await file.quiet()));
  await condition(() => file.openPermits.size === 0);
  showOutcome(file.snapshot.state);
}
