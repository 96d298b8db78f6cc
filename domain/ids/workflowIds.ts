/**
 * Workflow ids and recording keys, made and parsed in this one file. They are natural keys: the same case, step and
 * round always give the same text, so that a repeated effect is recognised as the same one.
 * None of them may hold anything personal: ids are never encrypted in Temporal.
 */

/** What a workflow id names. */
export type WorkflowSubject =
  { kind: 'clearance'; declarationId: string } | { kind: 'permit'; declarationId: string; permitType: string };

/** `clearance:<declaration id>`. */
export function clearanceWorkflowId(declarationId: string): string {
  return `clearance:${declarationId}`;
}

/** `permit:<declaration id>:<permit type>`. */
export function permitWorkflowId(declarationId: string, permitType: string): string {
  return `permit:${declarationId}:${permitType}`;
}

/** The subject of a workflow id; undefined when it is none of ours. */
export function parseWorkflowId(workflowId: string): WorkflowSubject | undefined {
  const [kind, declarationId, permitType, ...rest] = workflowId.split(':');
  if (rest.length > 0 || !declarationId) return undefined;
  if (kind === 'clearance' && permitType === undefined) return { kind, declarationId };
  if (kind === 'permit' && permitType) return { kind, declarationId, permitType };
  return undefined;
}

/** `<workflow id>:<step>:<round>`: key of a recording, and idempotency key of an effect outside. */
export function recordingKey(workflowId: string, step: string, round: string | number): string {
  return `${workflowId}:${step}:${round}`;
}

/** Workflow id, step and round of a recording key; undefined when it is none. */
export function parseRecordingKey(
  key: string,
): { workflowId: string; subject: WorkflowSubject; step: string; round: string } | undefined {
  const parts = key.split(':');
  const round = parts.pop();
  const step = parts.pop();
  const workflowId = parts.join(':');
  const subject = parseWorkflowId(workflowId);
  if (!round || !step || !subject) return undefined;
  return { workflowId, subject, step, round };
}
