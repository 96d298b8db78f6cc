import type { ErrorCode } from '../../domain/errors/errors.js';
import type { Action } from '../../domain/clearance/actions.js';
import type { ActPayload } from '../../domain/clearance/actPayloads.js';
import { findProposal } from '../../prisma/queries/operations.js';
import type { DeclarationRow } from '../../prisma/queries/declarationRow.js';
import type { ProposalRow } from '../../prisma/queries/listStuck.js';
import type { ProposalKind } from '../../prisma/queries/proposals.js';
import type { Transaction } from '../../prisma/withActor.js';
import type { Json } from '../../domain/json.js';
import type { Caller } from '../caller.js';
import type { UseCase } from '../permissions/table.js';
import { ServiceProblem } from '../problem.js';

/** What every proposal carries, whatever it proposes: the act that carries it out once it may. Plain JSON. */
export type ProposalPayload = { actId: string } & { readonly [name: string]: Json };

/** What a proposal is about. */
export interface ProposalSubject {
  declaration: DeclarationRow;
}

/** The act that a signed proposal becomes. */
export type ProposedAct<Kind extends Action = Action> = {
  [K in Kind]: { kind: K; payload: ActPayload<K>; workflowId: string };
}[Kind];

/** The signatures under a proposal; `signedBy` is null where one person may act alone. */
export interface Signatures {
  proposalId: string;
  signedBy: string | null;
}

/**
 * One kind of thing that is proposed by one person and signed by another. The frame around it (propose, sign, store the
 * act, deliver) is the same for all: proposeOnce.ts and signProposal.ts.
 */
export interface ProposalFrame<Subject extends ProposalSubject, Payload extends ProposalPayload> {
  readonly kind: ProposalKind;
  readonly useCases: { readonly propose: UseCase; readonly sign: UseCase };
  /** The code that answers a proposal nobody knows. */
  readonly unknown: ErrorCode;
  /** The subject by its id, as the caller may see it. Throws a problem when there is none. */
  readonly subjectOf: (tx: Transaction, caller: Caller, subjectId: string) => Promise<Subject>;
  /** Throws a problem unless what is proposed is open now. */
  readonly refuseUnopen: (caller: Caller, subject: Subject, payload: Payload) => void;
  /** As the table of four eyes says (domain/clearance/secondSignature.ts), and nothing else. */
  readonly needsSignature: (subject: Subject, payload: Payload) => boolean;
  readonly actOf: (subject: Subject, payload: Payload, signatures: Signatures) => ProposedAct;
}

/** A proposal of the frame's kind; of any other the caller knows nothing. */
export async function getProposal(
  tx: Transaction,
  { kind, unknown }: Pick<ProposalFrame<never, never>, 'kind' | 'unknown'>,
  id: string,
): Promise<ProposalRow> {
  const proposal = await findProposal(tx, id);
  if (proposal?.kind !== kind) throw new ServiceProblem(unknown);
  return proposal;
}

export type ProposalStatus = 'awaiting_signature' | 'delivered' | 'expired' | 'refused';

/** How a proposal stands at an instant; one whose time is over has expired, marked or not. */
export function statusOf({ status, expiresAt }: ProposalRow, at: Date): ProposalStatus {
  if (status === 'signed') return 'delivered';
  if (status === 'refused') return 'refused';
  return status === 'expired' || Date.parse(expiresAt) <= at.getTime() ? 'expired' : 'awaiting_signature';
}
