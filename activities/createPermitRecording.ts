import type { PermitRecording } from '../workflows/ports.js';
import { atBoundary } from './boundary.js';
import type { ActivityDeps } from './deps.js';
import { loadPermit } from './permits/loadPermit.js';
import { parkPermit } from './permits/parkPermit.js';
import { permitRecordedBy } from './permits/permitRecorded.js';
import { recordApplicationWithdrawn } from './permits/recordApplicationWithdrawn.js';
import { recordApplied } from './permits/recordApplied.js';
import { recordIssued } from './permits/recordIssued.js';
import { remindPermit } from './permits/remindPermit.js';
import { settleParkedPermit } from './permits/settleParkedPermit.js';
import { takeUpPermitAct } from './permits/takeUpPermitAct.js';
import { takeUpPermitNotice } from './permits/takeUpPermitNotice.js';

/** The record of permit applications, as activities. */
export function createPermitRecording(deps: ActivityDeps): PermitRecording {
  const { log } = deps;
  return {
    loadPermit: atBoundary('loadPermit', log, loadPermit(deps)),
    takeUpPermitAct: atBoundary('takeUpPermitAct', log, takeUpPermitAct(deps)),
    takeUpPermitNotice: atBoundary('takeUpPermitNotice', log, takeUpPermitNotice(deps)),
    recordApplied: atBoundary('recordApplied', log, permitRecordedBy(deps, recordApplied)),
    recordIssued: atBoundary('recordIssued', log, permitRecordedBy(deps, recordIssued)),
    parkPermit: atBoundary('parkPermit', log, parkPermit(deps)),
    settleParkedPermit: atBoundary('settleParkedPermit', log, permitRecordedBy(deps, settleParkedPermit)),
    remindPermit: atBoundary('remindPermit', log, permitRecordedBy(deps, remindPermit)),
    recordApplicationWithdrawn: atBoundary(
      'recordApplicationWithdrawn',
      log,
      permitRecordedBy(deps, recordApplicationWithdrawn),
    ),
  };
}
