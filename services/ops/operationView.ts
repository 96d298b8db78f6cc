import type { OverrideValue } from '../../domain/clearance/actPayloads.js';
import type { Resolution } from '../../domain/clearance/actions.js';
import type { ProposalRow } from '../../prisma/queries/listStuck.js';
import { statusOf, type ProposalStatus } from '../proposals/proposalFrame.js';
import type { SignatureRule } from '../../domain/clearance/secondSignature.js';

export type OperationStatus = ProposalStatus;

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
