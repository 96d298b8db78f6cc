import type { State } from '../../domain/clearance/states.js';
import type { ClearanceFile } from './clearanceFile.js';
import { control } from './stages/control.js';
import { assessed, paymentDue } from './stages/payment.js';
import { consolidated, exited, exitOverdue, released } from './stages/exit.js';
import { lodged, prelodged, rejected } from './stages/lodgement.js';
import { permitsPending, submitted } from './stages/permits.js';
import { matching, registered } from './stages/registration.js';

/** One pass over the present state: does what can be done, then waits for what has to come. */
export type Stage = (file: ClearanceFile) => Promise<void>;

/** A state in which no clearance is carried: being in it here is a defect, seen as a failing workflow task. */
const unreachable: Stage = (file) =>
  Promise.reject(new Error(`no stage carries a clearance in ${file.snapshot.state}`));

/** The procedure, in the order of the law. Terminal states have no stage: the clearance ends there. */
export const stageOf: Record<State, Stage> = {
  // 1. Permits of the origin's agencies: reserved on file, or applied for.
  DRAFT: unreachable,
  SUBMITTED: submitted,
  PERMITS_PENDING: permitsPending,
  // 2. Lodged with customs; a rejection goes back to the exporter with everything kept.
  LODGED: lodged,
  REJECTED: rejected,
  PRELODGED: prelodged,
  // 3. Accepted: ruleset fixed, provisional assessment, lane.
  REGISTERED: registered,
  MATCHING: matching,
  // 4. Control, where the lane or an officer asks for one.
  DOCUMENTS_REQUIRED: control,
  QUERY: control,
  INSPECTION: control,
  // 5. Final assessment, payment where due.
  ASSESSED: assessed,
  PAYMENT_DUE: paymentDue,
  // 6. Release, handover, departure, proof of exit.
  RELEASED: released,
  CONSOLIDATED: consolidated,
  EXIT_OVERDUE: exitOverdue,
  EXITED: exited,
  // 7. Acts against the goods.
  RECALLED: control,
  DETAINED: control,
  SEIZED: control,
  // Terminal.
  CLEARED: unreachable,
  WITHDRAWN: unreachable,
  INVALIDATED: unreachable,
  EXPIRED: unreachable,
  REFUSED: unreachable,
  RETURNED_TO_EXPORTER: unreachable,
  FORFEITED: unreachable,
  DESTROYED: unreachable,
  ABORTED: unreachable,
};
