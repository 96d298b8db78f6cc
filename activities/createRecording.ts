import type { Recording } from '../workflows/ports.js';
import { atBoundary } from './boundary.js';
import type { ActivityDeps } from './deps.js';
import { recordedBy, type RecordedStep } from './recorded.js';
import { abort } from './recording/abort.js';
import { assess } from './recording/assess.js';
import { beginLodgement } from './recording/beginLodgement.js';
import { clear } from './recording/clear.js';
import { endMatching } from './recording/endMatching.js';
import { listUndoSteps } from './recording/listUndoSteps.js';
import { load } from './recording/load.js';
import { openControl } from './recording/openControl.js';
import { mirror } from './recording/mirror.js';
import { openMatching } from './recording/openMatching.js';
import { openPermitApplications } from './recording/openPermitApplications.js';
import { park } from './recording/park.js';
import { prelodge } from './recording/prelodge.js';
import { recordMessage } from './recording/recordMessage.js';
import { recordStatus } from './recording/recordStatus.js';
import { recordArrivalAnnounced } from './recording/recordArrivalAnnounced.js';
import { recordDeadlinePassed } from './recording/recordDeadlinePassed.js';
import { recordExit } from './recording/recordExit.js';
import { recordLabel } from './recording/recordLabel.js';
import { recordLodgementAnswer } from './recording/recordLodgementAnswer.js';
import { recordPaymentRequested } from './recording/recordPaymentRequested.js';
import { recordPermitResult } from './recording/recordPermitResult.js';
import { recordRejection } from './recording/recordRejection.js';
import { recordUndone } from './recording/recordUndone.js';
import { register } from './recording/register.js';
import { release } from './recording/release.js';
import { remind } from './recording/remind.js';
import { requirePayment } from './recording/requirePayment.js';
import { settleParked } from './recording/settleParked.js';
import { takeUpAct } from './recording/takeUpAct.js';
import { takeUpNotice } from './recording/takeUpNotice.js';
import type { ClearanceSnapshot, RecordingInput } from '../workflows/ports.js';

/** The record of clearances, as activities: each step in the order in which ports.ts names it. */
export function createRecording(deps: ActivityDeps): Recording {
  const { log } = deps;
  const step = <Input extends RecordingInput>(
    name: string,
    recorded: RecordedStep<Input>,
  ): ((input: Input) => Promise<ClearanceSnapshot>) => atBoundary(name, log, recordedBy(deps, recorded));
  return {
    load: atBoundary('load', log, load(deps)),
    takeUpAct: atBoundary('takeUpAct', log, takeUpAct(deps)),
    takeUpNotice: atBoundary('takeUpNotice', log, takeUpNotice(deps)),
    openPermitApplications: step('openPermitApplications', openPermitApplications),
    recordPermitResult: step('recordPermitResult', recordPermitResult),
    beginLodgement: step('beginLodgement', beginLodgement),
    recordLodgementAnswer: step('recordLodgementAnswer', recordLodgementAnswer),
    prelodge: step('prelodge', prelodge),
    register: step('register', register),
    recordRejection: step('recordRejection', recordRejection),
    openMatching: step('openMatching', openMatching),
    endMatching: step('endMatching', endMatching),
    mirror: step('mirror', mirror),
    recordMessage: step('recordMessage', recordMessage),
    recordStatus: step('recordStatus', recordStatus),
    openControl: step('openControl', openControl),
    assess: step('assess', assess),
    requirePayment: step('requirePayment', requirePayment),
    recordPaymentRequested: step('recordPaymentRequested', recordPaymentRequested),
    release: step('release', release),
    recordLabel: step('recordLabel', recordLabel),
    recordArrivalAnnounced: step('recordArrivalAnnounced', recordArrivalAnnounced),
    recordExit: step('recordExit', recordExit),
    clear: step('clear', clear),
    remind: step('remind', remind),
    recordDeadlinePassed: step('recordDeadlinePassed', recordDeadlinePassed),
    abort: step('abort', abort),
    listUndoSteps: atBoundary('listUndoSteps', log, listUndoSteps(deps)),
    recordUndone: step('recordUndone', recordUndone),
    park: atBoundary('park', log, park(deps)),
    settleParked: step('settleParked', settleParked),
  };
}
