import type { Result } from '../result.js';
import { failed, ok, problem } from '../result.js';
import { isPrefixedId } from './prefixes.js';

/**
 * Names of workflows and of what they do, made and read here and nowhere else. They are natural keys: the same case has
 * the same name, whoever asks, and they hold nothing personal, since the engine never encrypts them.
 */
export type WorkflowRef =
  | { readonly workflow: 'clearance'; readonly declarationId: string }
  | { readonly workflow: 'permit'; readonly declarationId: string; readonly permitType: string };

/** A recording key taken apart: one round of one step of one workflow. */
export interface RecordingKeyRef {
  readonly workflowId: string;
  readonly step: string;
  /** A number or a version such as `v3`: a step done again for a new version or after a repair has a new round. */
  readonly round: string;
}

/** Steps and rounds alike; a colon would make the key ambiguous. */
const WORD = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/;

export const clearanceWorkflowId = (declarationId: string): string => `clearance:${declarationId}`;

export const permitWorkflowId = (declarationId: string, permitType: string): string =>
  `permit:${declarationId}:${permitType}`;

/** The workflow that brings a firm's events to one of its webhook endpoints. */
export const webhookWorkflowId = (endpointId: string): string => `webhook:${endpointId}`;

/**
 * Key of a recording, and of the counterparty effect that goes with it: the same key twice has one effect.
 *
 * @param step a word of letters, digits, `_`, `.` and `-`, as is the round
 */
export function recordingKey(workflowId: string, step: string, round: string | number): string {
  return `${workflowId}:${step}:${round}`;
}

/** Which case a workflow id names. */
export function parseWorkflowId(text: string): Result<WorkflowRef> {
  const [workflow, declarationId = '', permitType, ...more] = text.split(':');
  if (isPrefixedId(declarationId, 'declaration') && more.length === 0) {
    if (workflow === 'clearance' && permitType === undefined) return ok({ workflow, declarationId });
    if (workflow === 'permit' && permitType !== undefined && WORD.test(permitType)) {
      return ok({ workflow, declarationId, permitType });
    }
  }
  return failed(problem('IDENTIFIER.WORKFLOW_ID_MALFORMED', { value: text }));
}

/** Workflow, step and round of a recording key. */
export function parseRecordingKey(text: string): Result<RecordingKeyRef> {
  const parts = text.split(':');
  const round = parts.pop() ?? '';
  const step = parts.pop() ?? '';
  const workflowId = parts.join(':');
  if (!WORD.test(round) || !WORD.test(step) || !parseWorkflowId(workflowId).ok) {
    return failed(problem('IDENTIFIER.RECORDING_KEY_MALFORMED', { value: text }));
  }
  return ok({ workflowId, step, round });
}
