import { getAmendment, passAmendmentOn } from '../../../prisma/queries/amendmentRequests.js';
import type { EventType } from '../../../prisma/queries/eventTypes.js';
import { closeTasks } from '../../../prisma/queries/tasks.js';
import { amendmentDetails, closeFruitless } from '../../effects/requests/endAmendment.js';
import { applyAmendment } from '../../effects/requests/grantAmendment.js';
import { putToCustoms } from '../../effects/requests/putToCustoms.js';
import { moveTo } from '../../enterState.js';
import { ActRefused, type ActHandler } from '../actHandler.js';

/**
 * An officer decides about a change that is asked for during a control. A refusal is final. Consent is, too, where
 * acceptance is decided here, and customs is told; otherwise customs is asked now.
 */
export const decideAmendment: ActHandler<'decideAmendment'> = async ({ deps, change, act, payload, by, reason }) => {
  const { tx, declaration } = change;
  const request = await getAmendment(tx, declaration.id, payload.amendmentId);
  if (request.standing === 'authority')
    throw new ActRefused('AMENDMENT.DECIDED_BY_AUTHORITY', `${request.id} is with customs`);
  if (request.standing !== 'officer')
    throw new ActRefused('AMENDMENT.ALREADY_DECIDED', `${request.id} is ${request.standing}`);
  const why = reason(payload.granted ? 'Customs allows the change.' : 'Customs does not allow the change.');
  const walk = (what: EventType, decision: string): Promise<void> =>
    moveTo(deps, change, {
      trigger: { kind: 'action', action: 'decideAmendment' },
      what,
      by,
      why,
      details: amendmentDetails(request, { decision, reasons: [] }),
    });
  if (!payload.granted) {
    await walk('amendmentDecided', 'denied');
    await closeFruitless(change, request, { standing: 'denied', by, why });
  } else if (declaration.authority.acceptance === 'here') {
    await walk('amendmentDecided', 'granted');
    await applyAmendment(deps, change, request, { by, why });
    await putToCustoms(change, request);
  } else {
    await walk('amendmentPassedOn', 'allowed');
    await passAmendmentOn(change, request.id);
    await closeTasks(change, 'done', act.personId, { kinds: ['amendment_decision'], subjectId: request.id });
    await putToCustoms(change, request);
  }
  return undefined;
};
