import type { Json } from '../../domain/json.js';
import type { PackReference } from '../../domain/decision.js';
import type { ProposalRow } from '../../prisma/queries/listStuck.js';
import type { PackRegistry } from '../../rules/loader/packRegistry.js';
import { statusOf, type ProposalStatus } from '../proposals/proposalFrame.js';

/** Proposals to publish a pack, within the primitive of second signatures. */
export const PUBLISHING = { kind: 'publish_pack', unknown: 'RULES.PROPOSAL_NOT_FOUND' } as const;

/** What a proposal keeps of the pack. */
export type PackPayload = { files: Readonly<Record<string, Json>>; version: string; hash: string };

/** `superseded`: nobody has signed, and the country has a pack of that day by now, so that nobody can any more. */
export type PackProposalStatus = ProposalStatus | 'superseded';

/** A proposal to publish a pack, as it stands. */
export interface PackProposal {
  id: string;
  packId: string;
  version: string;
  hash: string;
  /** First day of the pack, YYYY-MM-DD: once it is signed it is law from then on. */
  effectiveFrom: string;
  status: PackProposalStatus;
  reason: string;
  proposedBy: string;
  signedBy: string | null;
  /** Why the other person signed; null where nobody has. */
  signedWhy: string | null;
  signedAt: string | null;
  /** Of a published pack the next of its country; of any other the one that its country has of its day. */
  supersededBy: PackReference | null;
  createdAt: string;
  expiresAt: string;
}

/** How a proposal stands at an instant among the packs that there are. */
export function viewPackProposal(row: ProposalRow, { packs }: Pick<PackRegistry, 'packs'>, at: Date): PackProposal {
  const { id, subjectId: packId, reason, proposedBy, signedBy, signedWhy, signedAt, createdAt, expiresAt } = row;
  // Written by proposePack, and by nothing else.
  const { version, hash } = row.payload as unknown as PackPayload;
  const status = statusOf(row, at);
  const [country = '', effectiveFrom = ''] = packId.split('/');
  const later = packs
    .filter(({ manifest }) => manifest.country === country && manifest.effectiveFrom > effectiveFrom)
    .sort((a, b) => (a.manifest.effectiveFrom < b.manifest.effectiveFrom ? -1 : 1));
  const other = status === 'delivered' ? later[0] : packs.find(({ ref }) => ref.id === packId);
  return {
    ...{
      id,
      packId,
      version,
      hash,
      effectiveFrom,
      reason,
      proposedBy,
      signedBy,
      signedWhy,
      signedAt,
      createdAt,
      expiresAt,
    },
    status: status === 'awaiting_signature' && other !== undefined ? 'superseded' : status,
    supersededBy: other?.ref ?? null,
  };
}
