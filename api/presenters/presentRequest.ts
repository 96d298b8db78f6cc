import type { AmendmentRequestRow, WithdrawalRequestRow } from '../../services/requests/readRequests.js';
import type { Amendment, WithdrawalRequest } from '../contract/request.js';

export const presentAmendment = (row: AmendmentRequestRow): Amendment => ({
  id: row.id,
  declaration_id: row.declarationId,
  number: row.number,
  base_version: row.baseVersion,
  data: row.data as Amendment['data'],
  pointers: row.pointers,
  reason: row.reason,
  // Words are held by check constraints.
  made_by: row.madeBy as Amendment['made_by'],
  standing: row.standing as Amendment['standing'],
  decided_by: row.decidedBy,
  decided_why: row.decidedWhy,
  became_version: row.becameVersion,
  created_at: row.createdAt,
  decided_at: row.decidedAt,
});

export const presentWithdrawal = (row: WithdrawalRequestRow): WithdrawalRequest => ({
  id: row.id,
  declaration_id: row.declarationId,
  reason: row.reason,
  standing: row.standing as WithdrawalRequest['standing'],
  decided_by: row.decidedBy,
  decided_why: row.decidedWhy,
  created_at: row.createdAt,
  decided_at: row.decidedAt,
});
