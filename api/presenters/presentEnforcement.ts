import type { listAppeals, listHolds, listLegalNotices } from '../../services/enforcement/readEnforcement.js';
import type { EnforcementView } from '../../services/enforcement/enforcementFrame.js';
import type { Appeal, Enforcement, Hold, LegalNotice } from '../contract/enforcement.js';
import { presentSignatories } from './presentSignatories.js';

type Row<List extends (...args: never[]) => Promise<{ items: unknown[] }>> = Awaited<ReturnType<List>>['items'][number];

export const presentEnforcement = (view: EnforcementView): Enforcement => {
  const { proposal, action, legalBasis, place, upheld, status, actId } = view;
  return {
    id: proposal.id,
    declaration_id: proposal.subjectId,
    action,
    reason: proposal.reason,
    legal_basis: legalBasis,
    place,
    upheld,
    status,
    ...presentSignatories(proposal),
    expires_at: proposal.expiresAt,
    act_id: status === 'delivered' ? actId : null,
    created_at: proposal.createdAt,
  };
};

export const presentHold = (row: Row<typeof listHolds>): Hold => ({
  id: row.id,
  declaration_id: row.declarationId,
  reason: row.reason,
  placed_at: row.placedAt,
  lifted_at: row.liftedAt,
  lifted_why: row.liftedWhy,
});

export const presentLegalNotice = (row: Row<typeof listLegalNotices>): LegalNotice => ({
  id: row.id,
  declaration_id: row.declarationId,
  kind: row.kind as LegalNotice['kind'],
  legal_basis: row.legalBasis,
  reason: row.reason,
  place: row.place,
  signatories: [row.proposedBy, row.signedBy].flatMap((person) => (person === null ? [] : [person])),
  served_at: row.servedAt,
  appeal_until: row.appealUntil,
});

export const presentAppeal = (row: Row<typeof listAppeals>): Appeal => ({
  id: row.id,
  declaration_id: row.declarationId,
  legal_notice_id: row.legalNoticeId,
  grounds: row.grounds,
  document_ids: row.documentIds,
  standing: row.standing as Appeal['standing'],
  lodged_at: row.lodgedAt,
  decided_at: row.decidedAt,
  decided_why: row.decidedWhy,
});
