import type { SignedAction } from '../../../domain/clearance/actions.js';
import type { Signed } from '../../../domain/clearance/actPayloads.js';
import type { Json } from '../../../domain/json.js';
import type { TransitionInput } from '../../../prisma/queries/change.js';
import { findSignature } from '../../effects/signature.js';
import { moveTo } from '../../enterState.js';
import { ActRefused, type ActContext } from '../actHandler.js';

/** What is told of a signed act, beside who, why and on what ground. */
interface Told {
  what: TransitionInput['what'];
  /** Where no reason was given. */
  otherwise: string;
  facts?: TransitionInput['facts'];
  details?: Readonly<Record<string, Json>>;
}

/**
 * Moves a declaration by an act of two officers. The record is asked for the signatures: what the act says of them is
 * not enough. @throws ActRefused `OPERATION.SECOND_SIGNATURE_REQUIRED`
 */
export async function moveSigned<Kind extends SignedAction>(
  { deps, change, act, payload, by, reason }: ActContext<Kind>,
  action: Kind,
  { what, otherwise, facts, details }: Told,
): Promise<void> {
  const { proposalId, signedBy, legalBasis }: Signed = payload;
  const said = { kind: 'enforcement', subjectId: change.declaration.id, proposalId, signedBy } as const;
  const proposal = await findSignature(change.tx, act, said);
  const { action: proposed } = (proposal?.payload ?? {}) as { action?: string };
  if (proposed !== action)
    throw new ActRefused('OPERATION.SECOND_SIGNATURE_REQUIRED', `${action} is not signed by a second officer`);
  await moveTo(deps, change, {
    trigger: { kind: 'action', action },
    facts: { ...facts, secondSignature: true },
    what,
    by,
    why: reason(otherwise),
    details: { ...details, legal_basis: legalBasis, proposal_id: proposalId, signed_by: signedBy },
  });
}
