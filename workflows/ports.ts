/**
 * The interfaces of every activity, owned by their caller.
 *
 * `Recording` methods run as local activities, one transaction each. Every one that changes a record carries the key
 * `<workflow id>:<step>:<round>` and the version it expects: a key already stored answers the stored result and
 * changes nothing, another version is a defect and is thrown as `RECORD.VERSION_CONFLICT`.
 * `Counterparty` methods run as regular activities; each is recorded before and after under its own key, and the same
 * key twice has one effect.
 */
import type { Lane } from '../domain/clearance/lanes.js';
import type { Flag } from '../domain/clearance/flags.js';
import type { State } from '../domain/clearance/states.js';
import type { DeadlineName } from '../domain/clearance/deadlines.js';
import type { PermitApplicationState } from '../domain/clearance/permitApplication.js';
import type { ActOutcome } from './messages.js';

/** Decimal text and ISO 4217 code. */
export interface MoneyFact {
  amount: string;
  currency: string;
}

/** How often and how patiently a counterparty is called before the step parks; from pack and policy, fixed at start. */
export interface CallPolicy {
  maximumAttempts: number;
  initialIntervalMs: number;
  maximumIntervalMs: number;
  startToCloseMs: number;
}

/** A fixed counterparty, or a permit agency by its code in lower case; as key of policies also `permit_agency`, for all. */
export type CounterpartyName = string;

/** One application for a permit that a clearance waits for. */
export interface PermitNeed {
  applicationId: string;
  permitType: string;
  agency: string;
  standing: PermitApplicationState;
  /** The clearance has recorded how the application ended: the grant is reserved, or the refusal flagged. */
  settled: boolean;
}

/** A charge that has to be paid before something may go on. */
export interface ChargeDue {
  paymentId: string;
  purpose: 'origin' | 'destination';
  money: MoneyFact;
  status: 'due' | 'requested' | 'paid' | 'failed';
}

/** Who decides a subject: rules and officers here, or the authority, whose notice is mirrored. */
export type Decider = 'here' | 'authority';
export type AuthorityModes = Record<'acceptance' | 'lane' | 'assessment' | 'release' | 'exit', Decider>;

/** How far the lodgement of this version has come: `received` by us, `prelodged` taken before the goods arrive. */
export type Lodgement = 'none' | 'received' | 'prelodged' | 'accepted' | 'rejected';

/** A message that an act has made due: goods presented, documents, an answer, a request, the order to stop a parcel. */
export interface MessageDue {
  messageId: string;
  counterparty: CounterpartyName;
  kind: string;
}

/** Everything a clearance needs to know to take its next step; the result of every recording. */
export interface ClearanceSnapshot {
  state: State;
  /** Version of the aggregate; raised by every recording. */
  version: number;
  /** Sequence number of the declaration's last event. */
  sequence: number;
  declarationVersion: number;
  flags: Flag[];
  /** Who decides what, as the pack of the origin says; fixed at submission. */
  authority: AuthorityModes;
  /** Lodged before the goods are presented. */
  preLodged: boolean;
  /** Comes from a marketplace order, and order, payment and waybill are to be compared before the lane is chosen. */
  matching: 'none' | 'due' | 'matched';
  /** No parcel of the master this one was shut into is on hold; true when it is in none. */
  masterFreeOfHolds: boolean;
  /** The authority's notices say something that the record has not followed yet. */
  mirrorDue: boolean;
  /** The authority assesses, and its final figures have still to come. */
  figuresAwaited: boolean;
  /** Messages that acts have made due, oldest first. */
  messages: MessageDue[];
  /** Applications still needed for this version (none when all permits are reserved). */
  permits: PermitNeed[];
  lane: Lane | null;
  facts: {
    /** Customs answered the lodgement of this version. */
    lodgement: Lodgement;
    labelled: boolean;
    posted: boolean;
    departed: boolean;
    arrivalAnnounced: boolean;
    exitProved: boolean;
    reminded: DeadlineName[];
  };
  charges: ChargeDue[];
  /** Instants (ISO 8601 UTC) that run in the present state. */
  deadlines: Partial<Record<DeadlineName, string>>;
  /** Steps of the clearance workflow itself that are parked now (a permit's own parked steps are not among them). */
  parked: ParkedRef[];
}

/** A parked step as its workflow knows it. */
export interface ParkedRef {
  parkedStepId: string;
  step: string;
}

/** Snapshot of one permit application. */
export interface PermitSnapshot {
  applicationId: string;
  declarationId: string;
  permitType: string;
  agency: string;
  counterparty: CounterpartyName;
  decides: 'here' | 'authority';
  standing: PermitApplicationState;
  /** Round of application: 1, and one more after each refusal that was repaired. */
  round: number;
  version: number;
  /** An officer here has granted it; the agency has still to issue it. */
  issueDue: boolean;
  deadlines: Partial<Record<DeadlineName, string>>;
  reminded: DeadlineName[];
  calls: CallPolicy;
  /** Steps of this permit workflow that are parked now. */
  parked: ParkedRef[];
}

/** Common to every recording. `at` is the workflow's time (ISO 8601 UTC), so that a skipped clock is recorded as skipped. */
export interface RecordingInput {
  declarationId: string;
  /** `<workflow id>:<step>:<round>`. */
  key: string;
  expectedVersion: number;
  at: string;
}

/** Why a step parked; kept with the step. */
export interface ParkInput {
  declarationId: string;
  workflowId: string;
  key: string;
  at: string;
  step: string;
  /** Key of the effect that could not be had; `find by key` at the counterparty answers for it. */
  effectKey: string;
  /** `portolan` when the fault is our own. */
  counterparty: CounterpartyName;
  code: string;
  message: string;
  attempts: number;
  skippable: boolean;
  /** An override with a value makes sense for this step (and what the value is). */
  overridable: 'mrn' | 'label' | 'permit' | 'payment' | 'none';
}

export type ResolutionAction = 'retry' | 'override' | 'skip' | 'abort';

/** A person's resolution of a parked step. */
export interface Resolution {
  parkedStepId: string;
  action: ResolutionAction;
}

/** What could be undone at the end of an aborted, withdrawn or refused clearance, and what could not. */
export interface UndoStep {
  effectKey: string;
  counterparty: CounterpartyName;
  operation: 'cancelLodgement' | 'cancelLabel' | 'refundPayment' | 'withdrawApplication';
  /** Subject of the undoing: payment id, application id or declaration id. */
  subjectId: string;
}

/** What a person's act came to; a resolution, where the act resolved a parked step. */
export interface TakenUpAct<Snapshot> {
  outcome: ActOutcome;
  snapshot: Snapshot;
  resolution?: Resolution;
}

/** Whether a notice changed anything. One for an old version, or too late, is recorded and ignored. */
export interface TakenUpNotice<Snapshot> {
  applied: boolean;
  snapshot: Snapshot;
}

/** Steps of the record, in the order of the law. */
export interface Recording {
  /** The record as it stands, and how patiently each counterparty is called, which does not change while a run lasts. */
  load(input: { declarationId: string }): Promise<{ snapshot: ClearanceSnapshot; calls: Record<string, CallPolicy> }>;
  takeUpAct(input: RecordingInput & { actId: string }): Promise<TakenUpAct<ClearanceSnapshot>>;
  takeUpNotice(input: RecordingInput & { noticeId: string }): Promise<TakenUpNotice<ClearanceSnapshot>>;
  /** SUBMITTED -> PERMITS_PENDING: opens one application for each permit that has to be applied for. */
  openPermitApplications(input: RecordingInput): Promise<ClearanceSnapshot>;
  /** The standing of an application has changed (its own workflow recorded it): reserve what was granted, or flag the refusal. */
  recordPermitResult(input: RecordingInput & { applicationId: string }): Promise<ClearanceSnapshot>;
  /** SUBMITTED or PERMITS_PENDING -> LODGED. */
  beginLodgement(input: RecordingInput): Promise<ClearanceSnapshot>;
  /** Customs' immediate answer to the lodgement, or to asking for it, or the operator's override. */
  recordLodgementAnswer(input: RecordingInput & { effectKey: string }): Promise<ClearanceSnapshot>;
  /** LODGED -> PRELODGED. */
  prelodge(input: RecordingInput): Promise<ClearanceSnapshot>;
  /** LODGED or PRELODGED -> REGISTERED: fixes the ruleset, records the provisional assessment and the lane. */
  register(input: RecordingInput): Promise<ClearanceSnapshot>;
  /** LODGED or PRELODGED -> REJECTED, with the exporter's task and the field pointers; or EXPIRED, when the goods never arrived. */
  recordRejection(input: RecordingInput): Promise<ClearanceSnapshot>;
  /** REGISTERED -> MATCHING. */
  openMatching(input: RecordingInput): Promise<ClearanceSnapshot>;
  /** MATCHING -> ASSESSED, DOCUMENTS_REQUIRED or INSPECTION, as the lane says. */
  endMatching(input: RecordingInput): Promise<ClearanceSnapshot>;
  /** Follows the authority's notices by the one arrow they now lead along; differences become tasks. */
  mirror(input: RecordingInput): Promise<ClearanceSnapshot>;
  /** A message that was due has been sent, skipped or refused: what follows from it. */
  recordMessage(input: RecordingInput & { messageId: string; effectKey: string }): Promise<ClearanceSnapshot>;
  /** What the authority answered when it was asked how the declaration stands: taken up like the notices that were lost. */
  recordStatus(input: RecordingInput & { effectKey: string; deadline: DeadlineName }): Promise<ClearanceSnapshot>;
  /** REGISTERED -> DOCUMENTS_REQUIRED or INSPECTION, as the lane says. */
  openControl(input: RecordingInput): Promise<ClearanceSnapshot>;
  /** REGISTERED -> ASSESSED without a control, with the final assessment. */
  assess(input: RecordingInput): Promise<ClearanceSnapshot>;
  /** ASSESSED -> PAYMENT_DUE. */
  requirePayment(input: RecordingInput): Promise<ClearanceSnapshot>;
  /** A payment was asked for at the provider. */
  recordPaymentRequested(input: RecordingInput & { paymentId: string; effectKey: string }): Promise<ClearanceSnapshot>;
  /** ASSESSED or PAYMENT_DUE -> RELEASED: commits the reserved permit quantities. */
  release(input: RecordingInput): Promise<ClearanceSnapshot>;
  recordLabel(input: RecordingInput & { effectKey: string }): Promise<ClearanceSnapshot>;
  recordArrivalAnnounced(input: RecordingInput & { effectKey: string }): Promise<ClearanceSnapshot>;
  /** RELEASED, CONSOLIDATED or EXIT_OVERDUE -> EXITED, proof of exit held. */
  recordExit(input: RecordingInput): Promise<ClearanceSnapshot>;
  /** EXITED -> CLEARED. */
  clear(input: RecordingInput): Promise<ClearanceSnapshot>;
  /** A reminder is due: tells whom it concerns, changes no state. */
  remind(input: RecordingInput & { deadline: DeadlineName }): Promise<ClearanceSnapshot>;
  /** A deadline has passed: silence becomes the decision that the transition table names. */
  recordDeadlinePassed(input: RecordingInput & { deadline: DeadlineName }): Promise<ClearanceSnapshot>;
  /** Any open state -> ABORTED. */
  abort(input: RecordingInput & { why: 'resolution' | 'cancelled' }): Promise<ClearanceSnapshot>;
  /** What has to be undone at counterparties now that the clearance ended without release or handover. */
  listUndoSteps(input: { declarationId: string }): Promise<UndoStep[]>;
  recordUndone(input: RecordingInput & { step: UndoStep; undone: boolean; why?: string }): Promise<ClearanceSnapshot>;
  /** Parks a step of the clearance workflow: raises the declaration's version, sets the flag, opens the operators' task. */
  park(input: ParkInput): Promise<{ parkedStepId: string; snapshot: ClearanceSnapshot }>;
  /** A counterparty's late notice has settled what was parked: closes the parked step without a person. */
  settleParked(input: RecordingInput & { parkedStepId: string }): Promise<ClearanceSnapshot>;
}

/** Steps of the record of one permit application; run by the permit workflow. */
export interface PermitRecording {
  loadPermit(input: { applicationId: string }): Promise<PermitSnapshot>;
  takeUpPermitAct(input: PermitRecordingInput & { actId: string }): Promise<TakenUpAct<PermitSnapshot>>;
  takeUpPermitNotice(input: PermitRecordingInput & { noticeId: string }): Promise<TakenUpNotice<PermitSnapshot>>;
  /** TO_APPLY -> APPLIED; opens the agency's task when the decision is taken here. */
  recordApplied(input: PermitRecordingInput & { effectKey: string }): Promise<PermitSnapshot>;
  /** The agency has issued what an officer here granted -> GRANTED. */
  recordIssued(input: PermitRecordingInput & { effectKey: string }): Promise<PermitSnapshot>;
  /**
   * Parks a step of the permit workflow: raises the application's version and sets the declaration's flag, but never
   * raises the declaration's version, which belongs to the clearance workflow alone.
   */
  parkPermit(input: ParkInput & { applicationId: string }): Promise<{ parkedStepId: string; snapshot: PermitSnapshot }>;
  settleParkedPermit(input: PermitRecordingInput & { parkedStepId: string }): Promise<PermitSnapshot>;
  remindPermit(input: PermitRecordingInput & { deadline: DeadlineName }): Promise<PermitSnapshot>;
  /** The clearance no longer wants it -> WITHDRAWN. */
  recordApplicationWithdrawn(input: PermitRecordingInput & { undone: boolean; why?: string }): Promise<PermitSnapshot>;
}

export interface PermitRecordingInput {
  applicationId: string;
  key: string;
  expectedVersion: number;
  at: string;
}

/** What every call to a counterparty carries: the subject and the derived key; the record has the rest. */
export interface CallInput {
  declarationId: string;
  key: string;
}

/** The small part of a counterparty's answer that the order of steps depends on. */
export interface CallAnswer {
  outcome: 'accepted' | 'refused' | 'unclear' | 'none';
  code?: string;
}

/** Calls to counterparties. */
export interface Counterparties {
  lodge(input: CallInput & { declarationVersion: number }): Promise<CallAnswer>;
  /** Asks customs what became of a lodgement (`find by key`, then status). */
  askLodgement(input: CallInput & { declarationVersion: number }): Promise<CallAnswer>;
  /** Asks the authority how the declaration stands, when a notice may have been lost. */
  askStatus(input: CallInput): Promise<CallAnswer>;
  /** Sends a message that an act has made due. */
  sendMessage(input: CallInput & { messageId: string }): Promise<CallAnswer>;
  cancelLodgement(input: CallInput): Promise<CallAnswer>;
  announceArrival(input: CallInput): Promise<CallAnswer>;
  applyForPermit(input: CallInput & { applicationId: string }): Promise<CallAnswer>;
  issuePermit(input: CallInput & { applicationId: string }): Promise<CallAnswer>;
  withdrawApplication(input: CallInput & { applicationId: string }): Promise<CallAnswer>;
  requestPayment(input: CallInput & { paymentId: string }): Promise<CallAnswer>;
  refundPayment(input: CallInput & { paymentId: string }): Promise<CallAnswer>;
  bookCarriage(input: CallInput): Promise<CallAnswer>;
  cancelCarriage(input: CallInput): Promise<CallAnswer>;
}

/**
 * Sending to the webhook endpoints of firms: a turn sends what is due to one, and records each attempt. It answers how long
 * until there is something to do again, milliseconds; nothing waits when absent, or the endpoint is off.
 */
export type Webhooks = { deliverWebhooks(input: { endpointId: string }): Promise<{ dueInMs?: number }> };
