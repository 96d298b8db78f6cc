import type { TriggerQuery } from '../../../domain/clearance/transitions.js';
import { findTransition } from '../../../domain/clearance/transitions.js';
import type { DeclarationRow } from '../../../prisma/queries/declarationRow.js';
import { findMessageOf } from '../../../prisma/queries/counterpartyMessages.js';
import { findOpenWithdrawal } from '../../../prisma/queries/withdrawalRequests.js';
import { closeRequest } from '../../effects/requests/endWithdrawal.js';
import { moveTo } from '../../enterState.js';
import { ActRefused, type ActHandler } from '../actHandler.js';

const TRIGGER = { kind: 'action', action: 'decideWithdrawal' } as const satisfies TriggerQuery;

/**
 * An officer consents to a withdrawal, or does not. Goods that are released are first recalled: nobody withdraws what is
 * on its way to the border.
 */
export const decideWithdrawal: ActHandler<'decideWithdrawal'> = async ({ deps, change, payload, by, reason }) => {
  const { tx, declaration } = change;
  const { granted } = payload;
  const request = await findOpenWithdrawal(tx, declaration.id);
  if (request === undefined) throw new ActRefused('WITHDRAWAL.NOT_FOUND', `${declaration.id} has no open request`);
  if ((await findMessageOf(tx, 'request_withdrawal', request.id)) !== undefined)
    throw new ActRefused('WITHDRAWAL.DECIDED_BY_AUTHORITY', `${request.id} is with customs`);
  if (granted && !leadsToWithdrawal(declaration)) throw new ActRefused('WITHDRAWAL.RECALL_FIRST', declaration.state);
  const why = reason(granted ? 'Customs consents to the withdrawal.' : 'Customs does not consent to the withdrawal.');
  const standing = granted ? 'granted' : 'denied';
  await closeRequest(change, request, { standing, by, why });
  await moveTo(deps, change, {
    trigger: TRIGGER,
    facts: { withdrawalConsented: granted },
    what: granted ? 'declarationWithdrawn' : 'withdrawalDecided',
    by,
    why,
    details: { withdrawal_request_id: request.id, decision: standing, reasons: [] },
  });
  return undefined;
};

const leadsToWithdrawal = ({ state, flags }: DeclarationRow): boolean =>
  findTransition(state, TRIGGER, { flags, withdrawalConsented: true })?.to === 'WITHDRAWN';
