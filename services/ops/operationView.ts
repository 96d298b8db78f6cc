import type { OverrideValue } from '../../domain/clearance/actPayloads.js';
import type { Resolution } from '../../domain/clearance/actions.js';
import type { ProposalRow } from '../../prisma/queries/listStuck.js';
import type { SignatureRule } from '../../domain/clearance/secondSignature.js';

/** The kind of proposal that a repair of a parked step is. */
export const RESOLVE_PARKED = 'resolve_parked';

export type OperationStatus = 'awaiting_signature' | 'delivered' | 'expired' | 'refused';

/** What a repair's proposal carries; plain JSON. */
export type OperationPayload = {
  action: Resolution;
  value: OverrideValue | null;
  rule: { id: string; explanation: string } | null;
  /** The act that carries it out once it may. */
  actId: string;
};

/** A repair of one parked step. */
export interface OperationView {
  proposal: ProposalRow;
  action: Resolution;
  value: OverrideValue | null;
  rule: SignatureRule | null;
  status: OperationStatus;
  actId: string | null;
}

/** How a proposal shows as an operation at an instant. */
export function viewOperation(proposal: ProposalRow, at: Date): OperationView {
  // Written by createOperation, and by nothing else.
  const { action, value, rule, actId } = proposal.payload as unknown as OperationPayload;
  const status = statusOf(proposal, at);
  return { proposal, action, value, rule, status, actId: status === 'delivered' ? actId : null };
}

function statusOf({ status, expiresAt }: ProposalRow, at: Date): OperationStatus {
  if (status === 'signed') return 'delivered';
  if (status === 'refused') return 'refused';
  return status === 'expired' || Date.parse(expiresAt) <= at.getTime() ? 'expired' : 'awaiting_signature';
}
