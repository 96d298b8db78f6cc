import { propose, sign } from '../../prisma/queries/proposals.js';
import { publishPack, type PublishedPackRow } from '../../prisma/queries/publishedPacks.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { idOf, type RequestKey } from '../idempotency/requestKey.js';
import { authorise } from '../permissions/authorise.js';
import { getProposal } from '../proposals/proposalFrame.js';
import type { ServiceConfig, ServiceDeps } from '../serviceDeps.js';
import { getPublishable, type PackFiles } from './checkProposed.js';
import { PUBLISHING, viewPackProposal, type PackPayload, type PackProposal } from './packProposal.js';

/** What publishing needs of the outside. */
type PublishingDeps = Pick<ServiceDeps, 'record' | 'registry' | 'clock'> & {
  config: Pick<ServiceConfig, 'proposalLifetimeMs'>;
};

/**
 * Proposes to publish a pack: another person has to sign before it is law here. The same request proposes it once.
 * Throws `REQUEST.BODY_INVALID` with all faults of the pack, `RULES.PACK_PUBLISHED`.
 */
export async function proposePack(
  deps: PublishingDeps,
  caller: Caller,
  { files, reason, key }: { files: PackFiles; reason: string; key: RequestKey },
): Promise<PackProposal> {
  authorise(caller, 'proposeCountryPack');
  const now = deps.clock();
  const at = now.toISOString();
  const id = idOf('proposal', key);
  const { ref } = getPublishable(deps.registry, files, at);
  // What was read from a request is JSON.
  const payload = { files: files as PackPayload['files'], version: ref.version, hash: ref.hash };
  const expiresAt = new Date(now.getTime() + deps.config.proposalLifetimeMs).toISOString();
  const own = { id, kind: PUBLISHING.kind, subjectId: ref.id, payload, reason, expiresAt };
  return deps.record.withActor(actorOf(caller), async (tx) => {
    await propose(tx, { ...own, proposedBy: caller.personId, proposedFor: caller.signsFor, role: caller.role }, at);
    return viewPackProposal(await getProposal(tx, PUBLISHING, id), deps.registry, now);
  });
}

/**
 * The second signature, which publishes the pack. It is checked again: meanwhile its day may have begun, or another pack
 * may have taken its place.
 * Throws `OPERATION.SAME_SIGNATORY`, `OPERATION.PROPOSAL_EXPIRED`, `OPERATION.PROPOSAL_CLOSED`, and as `proposePack`.
 */
export async function signPack(
  deps: PublishingDeps,
  caller: Caller,
  { proposalId, reason }: { proposalId: string; reason: string },
): Promise<PackProposal> {
  authorise(caller, 'signCountryPack');
  const now = deps.clock();
  const at = now.toISOString();
  const { personId, signsFor, role } = caller;
  return deps.record.withActor(actorOf(caller), async (tx) => {
    const open = await getProposal(tx, PUBLISHING, proposalId);
    // The same request after a crash: signed by this person and published.
    if (open.status === 'signed' && open.signedBy === personId) return viewPackProposal(open, deps.registry, now);
    const { proposedBy, reason: why, payload } = await sign(tx, proposalId, { personId, signsFor, role, reason, at });
    const { files } = payload as unknown as PackPayload;
    const { ref, manifest } = getPublishable(deps.registry, files, at);
    const published: PublishedPackRow = {
      ...{ ...ref, country: manifest.country, effectiveFrom: manifest.effectiveFrom, files },
      ...{ proposalId, proposedBy, signedBy: personId, reason: why, publishedAt: at },
    };
    await publishPack(tx, published, role);
    return viewPackProposal(await getProposal(tx, PUBLISHING, proposalId), deps.registry, now);
  });
}
