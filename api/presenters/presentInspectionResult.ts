import type { ResultView } from '../../services/inspections/resultFrame.js';
import type { InspectionResult } from '../contract/inspection.js';
import { presentSignatories } from './presentSignatories.js';

export const presentInspectionResult = (view: ResultView): InspectionResult => {
  const { proposal, found, grossWeightGrams, notes, rule, status, actId } = view;
  return {
    id: proposal.id,
    inspection_id: proposal.subjectId,
    declaration_id: proposal.declarationId ?? '',
    found,
    gross_weight_grams: grossWeightGrams,
    notes,
    reason: proposal.reason,
    status,
    signature_rule: rule,
    ...presentSignatories(proposal),
    expires_at: proposal.expiresAt,
    act_id: status === 'delivered' ? actId : null,
    created_at: proposal.createdAt,
  };
};
