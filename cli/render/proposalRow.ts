import type { PackProposal } from '../../api/contract/countryPack.js';

const minute = (instant: string): string => instant.slice(0, 16).replace('T', ' ');

/** A proposal to publish a pack as one line: which, of which law, by whom and when, and how it stands. */
export const proposalRow = (proposal: PackProposal): string[] => [
  proposal.id,
  `${proposal.pack_id} ${proposal.version}`,
  `${minute(proposal.created_at)} by ${proposal.proposed_by}`,
  standingOf(proposal),
];

function standingOf({
  status,
  effective_from: from,
  expires_at,
  signed_at,
  signed_by,
  superseded_by,
}: PackProposal): string {
  const instead = superseded_by === null ? '' : `${superseded_by.id} ${superseded_by.version}`;
  switch (status) {
    case 'awaiting_signature':
      return `waits for a signature until ${minute(expires_at)}`;
    case 'delivered': {
      const until = instead === '' ? '' : `, superseded by ${instead}`;
      return `signed ${minute(signed_at ?? '')} by ${signed_by ?? 'nobody'}, published from ${from}${until}`;
    }
    case 'superseded':
      return `superseded by ${instead}`;
    case 'expired':
    case 'refused':
      return status;
  }
}
