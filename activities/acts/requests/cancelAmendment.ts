import { getAmendment } from '../../../prisma/queries/amendmentRequests.js';
import { findMessageOf } from '../../../prisma/queries/counterpartyMessages.js';
import { amendmentDetails, closeFruitless } from '../../effects/requests/endAmendment.js';
import { takeBackFromCustoms } from '../../effects/requests/putToCustoms.js';
import { moveTo } from '../../enterState.js';
import { ActRefused, type ActHandler } from '../actHandler.js';

/**
 * The exporter takes a request back. What customs has not been asked yet is cancelled at once; of what it has been asked
 * it says itself whether it is still in time.
 */
export const cancelAmendment: ActHandler<'cancelAmendment'> = async ({ deps, change, payload, by, reason }) => {
  const { tx, declaration } = change;
  const request = await getAmendment(tx, declaration.id, payload.amendmentId);
  if (request.standing !== 'officer' && request.standing !== 'authority')
    throw new ActRefused('AMENDMENT.ALREADY_DECIDED', `${request.id} is ${request.standing}`);
  if ((await findMessageOf(tx, 'cancel_amendment', request.id))?.standing === 'due')
    throw new ActRefused('AMENDMENT.ALREADY_CANCELLED', `${request.id} is being cancelled already`);
  const isAsked = (await findMessageOf(tx, 'amend', request.id))?.standing === 'sent';
  const why = reason('The exporter takes the request back.');
  await moveTo(deps, change, {
    trigger: { kind: 'action', action: 'cancelAmendment' },
    what: isAsked ? 'amendmentCancellationRequested' : 'amendmentCancelled',
    by,
    why,
    details: amendmentDetails(request),
  });
  if (isAsked) await takeBackFromCustoms(change, request);
  else await closeFruitless(change, request, { standing: 'cancelled', by, why });
  return undefined;
};
