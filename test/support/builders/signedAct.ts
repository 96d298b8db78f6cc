import type { ActPayload } from '../../../domain/clearance/actPayloads.js';
import type { SignedAction } from '../../../domain/clearance/actions.js';
import { WORKER } from '../../../prisma/actor.js';
import { propose, sign, type NewProposal } from '../../../prisma/queries/proposals.js';
import type { CaseFixture } from './caseFixture.js';

/** Another officer than the fixture's. */
export const SECOND_OFFICER = 'prs_01936f2e-7c1a-7b8e-9a54-2f6d3c1b0a99';

/** What the act says beside its signatures. */
export type Beside<Kind extends SignedAction> = Omit<ActPayload<Kind>, 'proposalId' | 'signedBy' | 'legalBasis'>;

/** A proposal of the fixture's officer, signed by another unless that is left out. */
function proposed(
  { record, officerId: proposedBy, organisationId }: CaseFixture,
  about: Pick<NewProposal, 'kind' | 'subjectId' | 'payload' | 'declarationId'>,
  { unsigned }: { unsigned?: true },
): Promise<string> {
  const at = new Date().toISOString();
  const expiresAt = new Date(Date.now() + 60_000).toISOString();
  return record.withActor(WORKER, async (tx) => {
    const own = { ...about, proposedBy, role: 'customs_officer', reason: 'why', expiresAt, organisationId };
    const id = await propose(tx, own, at);
    if (unsigned !== true)
      await sign(tx, id, { personId: SECOND_OFFICER, role: 'customs_officer', reason: 'agreed', at });
    return id;
  });
}

/**
 * The result of an examination on lane red, as the API stores it: proposed by the fixture's officer, signed by another.
 * @param forged what the act says of its signatures, where that is not what the record has
 */
export async function inspectSigned(
  fixture: CaseFixture,
  declarationId: string,
  result: ActPayload<'recordInspection'>,
  forged: { unsigned?: true; signedBy?: string; about?: string } = {},
): ReturnType<CaseFixture['act']> {
  const subjectId = forged.about ?? result.inspectionId;
  const about = { kind: 'inspection_result', subjectId, payload: { actId: 'act_1' }, declarationId } as const;
  const proposalId = await proposed(fixture, about, forged);
  const signedBy = forged.signedBy ?? SECOND_OFFICER;
  return fixture.act(declarationId, 'recordInspection', { ...result, proposalId, signedBy });
}

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
  const payload = { action: forged.proposedFor ?? action, actId: 'act_1' };
  const about = { kind: 'enforcement', subjectId: declarationId, payload, declarationId } as const;
  const proposalId = await proposed(fixture, about, forged);
  const signatures = { proposalId, signedBy: forged.signedBy ?? SECOND_OFFICER, legalBasis: 'Customs Act, section 1' };
  return fixture.act(declarationId, action, { ...signatures, ...beside } as unknown as ActPayload<Kind>);
}
