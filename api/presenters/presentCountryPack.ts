import type { listPacks } from '../../services/packs/listPacks.js';
import type { PackProposal as ProposalView } from '../../services/packs/packProposal.js';
import type { PackTrial as TrialView } from '../../services/packs/tryPack.js';
import type { CountryPackList, PackProposal, PackTrial } from '../contract/countryPack.js';
import { presentUnanswered } from './presentUnanswered.js';
import { presentSignatories } from './presentSignatories.js';

export const presentPacks = (packs: Awaited<ReturnType<typeof listPacks>>): CountryPackList => ({
  items: packs.map(({ effectiveFrom, publishedAt, roles, ...pack }) => ({
    ...pack,
    roles: [...roles],
    effective_from: effectiveFrom,
    published_at: publishedAt,
  })),
});

export const presentProposal = (proposal: ProposalView): PackProposal => ({
  id: proposal.id,
  pack_id: proposal.packId,
  version: proposal.version,
  hash: proposal.hash,
  effective_from: proposal.effectiveFrom,
  status: proposal.status,
  reason: proposal.reason,
  ...presentSignatories(proposal),
  signed_at: proposal.signedAt,
  superseded_by: proposal.supersededBy,
  created_at: proposal.createdAt,
  expires_at: proposal.expiresAt,
});

export const presentTrial = (trial: TrialView): PackTrial => ({
  pack: trial.pack,
  date: trial.date,
  looked_at: trial.lookedAt,
  changed: trial.changed,
  lines: trial.lines,
  by_tax: trial.byTax,
  firms: trial.firms.map(({ organisationId, ...firm }) => ({ organisation_id: organisationId, ...firm })),
  declarations: trial.declarations.map((one) => ({
    declaration_id: one.declarationId,
    organisation_id: one.organisationId,
    differences: one.differences,
    no_longer_said: one.noLongerSaid.map(presentUnanswered),
    now_said: one.nowSaid.map(presentUnanswered),
  })),
  no_longer_said: trial.noLongerSaid,
  now_said: trial.nowSaid,
});
