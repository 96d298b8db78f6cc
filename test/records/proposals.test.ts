import { WORKER } from '../../prisma/actor.js';
import {
  expireProposals,
  findSignedProposal,
  propose,
  sign,
  type SignedProposal,
} from '../../prisma/queries/proposals.js';
import { openCaseFixture, type CaseFixture } from '../support/builders/caseFixture.js';

let fixture: CaseFixture;
let made = 0;
beforeAll(async () => {
  fixture = await openCaseFixture();
});
afterAll(() => fixture.close());

const NOW = '2026-11-22T10:00:00.000Z';
const TOMORROW = '2026-11-23T10:00:00.000Z';

async function proposed(): Promise<{ id: string; subjectId: string }> {
  made += 1;
  const subjectId = `prk_${made}`;
  const id = await fixture.record.withActor(WORKER, (tx) =>
    propose(
      tx,
      {
        kind: 'resolve_parked',
        subjectId,
        payload: { action: 'abort' },
        proposedBy: 'prs_first',
        role: 'operator',
        reason: 'why',
        expiresAt: TOMORROW,
      },
      NOW,
    ),
  );
  return { id, subjectId };
}
const signedBy = (id: string, personId: string, at = NOW): Promise<SignedProposal> =>
  fixture.record.withActor(WORKER, (tx) => sign(tx, id, { personId, role: 'operator', reason: 'agreed', at }));

describe('a second signature', () => {
  it('is another person’s, and is found by what it signs', async () => {
    const { id, subjectId } = await proposed();
    await expect(signedBy(id, 'prs_first')).rejects.toMatchObject({ code: 'OPERATION.SAME_SIGNATORY' });
    await signedBy(id, 'prs_second');
    const found = await fixture.record.withActor(WORKER, (tx) =>
      findSignedProposal(tx, { id, kind: 'resolve_parked', subjectId }),
    );
    expect(found).toMatchObject({ id, proposedBy: 'prs_first', signedBy: 'prs_second', payload: { action: 'abort' } });
  });

  it('is given once: of many at the same moment one signs', async () => {
    const { id } = await proposed();
    const attempts = await Promise.allSettled(Array.from({ length: 8 }, (_, index) => signedBy(id, `prs_${index}`)));
    const closed = attempts.filter(
      (attempt) =>
        attempt.status === 'rejected' && (attempt.reason as { code?: string }).code === 'OPERATION.PROPOSAL_CLOSED',
    );
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(closed).toHaveLength(7);
  });

  it('comes before the proposal lapses', async () => {
    const { id, subjectId } = await proposed();
    await expect(signedBy(id, 'prs_second', TOMORROW)).rejects.toMatchObject({ code: 'OPERATION.PROPOSAL_EXPIRED' });
    expect(await fixture.record.withActor(WORKER, (tx) => expireProposals(tx, TOMORROW))).toBeGreaterThan(0);
    await expect(signedBy(id, 'prs_second')).rejects.toMatchObject({ code: 'OPERATION.PROPOSAL_CLOSED' });
    expect(
      await fixture.record.withActor(WORKER, (tx) => findSignedProposal(tx, { id, kind: 'resolve_parked', subjectId })),
    ).toBeUndefined();
  });

  it('cannot be one’s own whatever the program does: the table refuses it', async () => {
    const { id } = await proposed();
    await expect(fixture.rows(`UPDATE proposal SET signed_by = proposed_by WHERE id = $1`, [id])).rejects.toThrow(
      /proposal_signatories/,
    );
  });
});
