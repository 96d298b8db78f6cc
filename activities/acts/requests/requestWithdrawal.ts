import { clearanceWorkflowId } from '../../../domain/ids/workflowIds.js';
import { makeMessageDue } from '../../../prisma/queries/counterpartyMessages.js';
import { openTask } from '../../../prisma/queries/tasks.js';
import { createWithdrawal } from '../../../prisma/queries/withdrawalRequests.js';
import { deciderOfWithdrawal } from '../../effects/requests/deciders.js';
import { moveTo } from '../../enterState.js';
import type { ActHandler } from '../actHandler.js';

/**
 * The exporter asks to withdraw where customs has to consent. An officer decides at a task where the control is theirs;
 * otherwise customs is asked by message, and its own invalidation is the consent.
 * Source: Revised Kyoto Convention, General Annex, standard 3.29.
 */
export const requestWithdrawal: ActHandler<'requestWithdrawal'> = async ({ deps, change, act, by, reason }) => {
  const { declaration } = change;
  const decider = deciderOfWithdrawal(declaration);
  const why = reason('The exporter asks to withdraw the declaration.');
  const id = await createWithdrawal(change, { reason: why, personId: act.personId });
  await moveTo(deps, change, {
    trigger: { kind: 'action', action: 'requestWithdrawal' },
    what: 'withdrawalRequested',
    by,
    why,
    details: { withdrawal_request_id: id, decided_by: decider },
  });
  if (decider === 'authority') {
    await makeMessageDue(change, { counterparty: 'customs', kind: 'request_withdrawal', subjectId: id });
    return undefined;
  }
  await openTask(change, {
    kind: 'withdrawal_decision',
    queue: 'customs',
    title: 'Decide whether the exporter may withdraw the declaration',
    workflowId: clearanceWorkflowId(declaration.id),
    subjectId: id,
    details: { reason: why },
  });
  return undefined;
};
