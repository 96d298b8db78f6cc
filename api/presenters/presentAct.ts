import type { ActReceipt } from '../../services/acts/actReceipt.js';
import type { Act } from '../contract/act.js';
import type { Answer } from '../routing/answer.js';

export const presentAct = ({ act, takenUp, accepted, state, sequence, allowedActions, code }: ActReceipt): Act => ({
  id: act.id,
  declaration_id: act.declarationId,
  kind: act.kind,
  stored_at: act.storedAt,
  taken_up: takenUp,
  accepted,
  state,
  sequence,
  allowed_actions: [...allowedActions],
  code,
});

/** 200 once its effect is recorded; 202 and where to ask while it is only stored. */
export const answerAct = (receipt: ActReceipt): Answer =>
  receipt.takenUp
    ? { status: 200, json: presentAct(receipt) }
    : { status: 202, json: presentAct(receipt), headers: { Location: `/v1/acts/${receipt.act.id}` } };
