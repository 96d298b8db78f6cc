import { listProposals, type ProposalStanding } from '../../prisma/queries/listStuck.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { positionOf, toPage, type Page, type PageRequest } from '../paging.js';
import { authorise } from '../permissions/authorise.js';
import { getProposal } from '../proposals/proposalFrame.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { PUBLISHING, viewPackProposal, type PackProposal, type PackProposalStatus } from './packProposal.js';

type ReadingDeps = Pick<ServiceDeps, 'record' | 'registry' | 'clock'>;

/** One proposal. Throws `RULES.PROPOSAL_NOT_FOUND`. */
export async function getPackProposal(deps: ReadingDeps, caller: Caller, proposalId: string): Promise<PackProposal> {
  authorise(caller, 'getCountryPackProposal');
  const proposal = await deps.record.withActor(actorOf(caller), (tx) => getProposal(tx, PUBLISHING, proposalId));
  return viewPackProposal(proposal, deps.registry, deps.clock());
}

/** Proposals to publish a pack, newest first. Throws `REQUEST.CURSOR_INVALID`. */
export async function listPackProposals(
  { record, registry, clock }: ReadingDeps,
  caller: Caller,
  { limit, cursor, status }: PageRequest & { status?: PackProposalStatus | undefined },
): Promise<Page<PackProposal>> {
  authorise(caller, 'listCountryPackProposals');
  const at = clock();
  const after = positionOf(cursor);
  const rows = await record.withActor(actorOf(caller), (tx) => {
    const taken = registry.packs.map(({ ref }) => ref.id);
    return listProposals(tx, { kind: PUBLISHING.kind, ...filterOf(status, taken), at, after, limit });
  });
  return toPage(
    rows,
    (row) => viewPackProposal(row, registry, at),
    ({ createdAt, id }) => ({ at: createdAt, id }),
  );
}

/** What the record has to find for a status, among packs of these ids: it does not know which came with the installation. */
function filterOf(
  status: PackProposalStatus | undefined,
  taken: string[],
): { standing?: ProposalStanding; subjectId?: { in: string[] } | { notIn: string[] } } {
  if (status === undefined) return {};
  if (status === 'superseded') return { standing: 'awaiting_signature', subjectId: { in: taken } };
  return status === 'awaiting_signature' ? { standing: status, subjectId: { notIn: taken } } : { standing: status };
}
