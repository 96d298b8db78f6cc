import type { ActPayload } from '../../../domain/clearance/actPayloads.js';
import type { SignedAction } from '../../../domain/clearance/actions.js';
import { WORKER } from '../../../prisma/actor.js';
import { propose, sign } from '../../../prisma/queries/proposals.js';
import type { CaseFixture } from './caseFixture.js';

/** Another officer than the fixture's. */
export const SECOND_OFFICER = 'prs_01936f2e-7c1a-7b8e-9a54-2f6d3c1b0a99';

/** What the act says beside its signatures. */
export type Beside<Kind extends SignedAction> = Omit<ActPayload<Kind>, 'proposalId' | 'signedBy' | 'legalBasis'>;

/**
 * An act of two officers, as the API stores it: proposed by the fixture's officer, signed by another, taken up.
 * @param forged what the act says of its signatures, where that is not what the record has
 */
export async function actSigned<Kind extends SignedAction>(
  fixture: CaseFixture,
  declarationId: string,
  action: Kind,
  beside: Beside<Kind>,
  forged: { proposedFor?: SignedAction; unsigned?: true; signedBy?: string } = {},
): ReturnType<CaseFixture['act']> {
  const at = new Date().toISOString();
  const expiresAt = new Date(Date.now() + 60_000).toISOString();
  const { officerId: proposedBy, organisationId } = fixture;
  const proposalId = await fixture.record.withActor(WORKER, async (tx) => {
    const payload = { action: forged.proposedFor ?? action, actId: 'act_1' };
    const own = {
      kind: 'enforcement',
      subjectId: declarationId,
      payload,
      proposedBy,
      role: 'customs_officer',
    } as const;
    const id = await propose(tx, { ...own, reason: 'why', expiresAt, declarationId, organisationId }, at);
    if (forged.unsigned !== true)
      await sign(tx, id, { personId: SECOND_OFFICER, role: 'customs_officer', reason: 'agreed', at });
    return id;
  });
  const signatures = { proposalId, signedBy: forged.signedBy ?? SECOND_OFFICER, legalBasis: 'Customs Act, section 1' };
  return fixture.act(declarationId, action, { ...signatures, ...beside } as unknown as ActPayload<Kind>);
}
