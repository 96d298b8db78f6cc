/**
 * Names and shapes of everything that may be said to a running workflow, and of what starts one.
 * Payloads carry ids and small facts only: the stored row (`act`, `notice`) holds the rest, so that nothing
 * personal stands in a history and a redelivery says exactly the same thing.
 */
import type { ActKind } from '../domain/clearance/actions.js';
import type { ActorRole } from '../domain/clearance/roles.js';
import type { State } from '../domain/clearance/states.js';

/** Task queue of the clearance and permit workflows, when configuration names no other. */
export const TASK_QUEUE = 'clearance';

/** Workflow type names, as the client starts them. */
export const CLEARANCE_WORKFLOW = 'clearance';
export const PERMIT_WORKFLOW = 'permit';
export const WEBHOOK_WORKFLOW = 'webhook';

/** The update by which a person's stored act is delivered. Its update id is the act's id. */
export const ACT_UPDATE = 'act';
/** The signal by which a counterparty's stored notice is delivered. */
export const NOTICE_SIGNAL = 'notice';
/** The signal that something waits for a webhook endpoint. */
export const WAKE_SIGNAL = 'wake';
/** The query that answers the workflow's own view of its case; for the reconciler and for operators. */
export const SNAPSHOT_QUERY = 'snapshot';

/** Failure type thrown by the validator of {@link ACT_UPDATE}: the act is not let in. Why not, the record says. */
export const ACTION_NOT_ALLOWED = 'CLEARANCE.ACTION_NOT_ALLOWED';

/** What the `act` update carries. `role` and `kind` let the validator refuse without reading anything. */
export interface ActMessage {
  actId: string;
  kind: ActKind;
  role: ActorRole;
}

/** What an act came to, answered only after the transaction that recorded its effect has committed. */
export interface ActOutcome {
  accepted: boolean;
  /** Declaration's event sequence number after the act. */
  sequence: number;
  state: State;
  /** Actions open to the same role now; what a refusal lists. */
  allowed: ActKind[];
  /** Error code when not accepted. */
  code?: string;
}

/** What the `notice` signal carries. */
export interface NoticeMessage {
  noticeId: string;
}

/** What starts a clearance, first or again: everything else is loaded from the record. */
export interface ClearanceInput {
  declarationId: string;
  /** Delivered but not yet taken up when the run before continued as new. */
  pending?: { acts: ActMessage[]; notices: NoticeMessage[] };
}

/** What starts the permit workflow of one application. */
export interface PermitInput {
  declarationId: string;
  permitType: string;
  applicationId: string;
  /** Delivered but not yet taken up when the run before continued as new. */
  pending?: { acts: ActMessage[]; notices: NoticeMessage[] };
}

/** What starts the delivery to a webhook endpoint: everything else is loaded from the record. */
export interface WebhookInput {
  endpointId: string;
}

/** Task queue of the activity that sends webhooks: receivers that hang take no place of a clearance's calls. */
export const webhookTaskQueue = (taskQueue: string): string => `${taskQueue}-webhooks`;

/** How an application for a permit ended. */
export interface PermitResult {
  applicationId: string;
  standing: 'GRANTED' | 'REFUSED' | 'WITHDRAWN';
}
