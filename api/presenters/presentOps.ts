import type { BulkOutcome } from '../../services/ops/bulkOperations.js';
import type { OperationView } from '../../services/ops/operationView.js';
import type { getStuck, listStuckCauses } from '../../services/ops/readStuck.js';
import type { verifyAudit } from '../../services/audit/verifyAudit.js';
import type { BulkOperations, Operation, ParkedStep } from '../contract/ops.js';
import { presentSignatories } from './presentSignatories.js';

type Many<Read extends (...args: never[]) => Promise<unknown[]>> = Awaited<ReturnType<Read>>[number];

export const presentParkedStep = (row: Awaited<ReturnType<typeof getStuck>>): ParkedStep => ({
  id: row.id,
  declaration_id: row.declarationId,
  organisation_id: row.organisationId,
  workflow_id: row.workflowId,
  state: row.state as ParkedStep['state'],
  step: row.step,
  counterparty: row.counterparty,
  code: row.code,
  fingerprint: row.fingerprint,
  message: row.message,
  attempts: row.attempts,
  since: row.since,
  last_answer: row.lastAnswer,
  overridable: row.overridable,
  actions: row.actions as ParkedStep['actions'],
  recommended: row.recommended as ParkedStep['recommended'],
  status: row.status as ParkedStep['status'],
  resolution: row.resolution as ParkedStep['resolution'],
  resolved_at: row.resolvedAt,
});

export const presentCause = (row: Many<typeof listStuckCauses>) => ({
  fingerprint: row.fingerprint,
  counterparty: row.counterparty,
  code: row.code,
  count: row.count,
  oldest_since: row.oldestSince,
});

/** The value of an override in the words in which it was given. */
function presentValue(value: OperationView['value']): unknown {
  if (value === null) return null;
  if ('permitNumber' in value) {
    const { permitNumber, validFrom, validUntil, quantityGrams } = value;
    return {
      permit_number: permitNumber,
      valid_from: validFrom,
      valid_until: validUntil,
      quantity_grams: quantityGrams,
    };
  }
  return 'providerReference' in value ? { provider_reference: value.providerReference } : value;
}

export const presentOperation = ({ proposal, action, value, rule, status, actId }: OperationView): Operation => ({
  id: proposal.id,
  parked_step_id: proposal.subjectId,
  declaration_id: proposal.declarationId ?? '',
  action,
  reason: proposal.reason,
  value: presentValue(value),
  status,
  signature_rule: rule,
  ...presentSignatories(proposal),
  expires_at: rule === null ? null : proposal.expiresAt,
  act_id: actId,
  created_at: proposal.createdAt,
});

export const presentBulk = (outcomes: readonly BulkOutcome[]): BulkOperations => ({
  items: outcomes.map(({ subjectId, operation, code }) => ({
    subject_id: subjectId,
    operation: operation === null ? null : presentOperation(operation),
    code,
  })),
});

export const presentChain = (chain: Many<typeof verifyAudit>) => ({
  chain: chain.chain,
  records: chain.records,
  ok: chain.ok,
  broken_at: chain.brokenAt,
  why: chain.why,
});
