import type { ActPayload } from '../../domain/clearance/actPayloads.js';
import type { ActRow } from '../../prisma/queries/acts.js';
import type { PermitChange } from '../../prisma/queries/permitRecordings.js';
import { appendTimeline } from '../../prisma/queries/change.js';
import { closeTasks } from '../../prisma/queries/tasks.js';
import { ActRefused } from '../acts/actHandler.js';
import { refuseApplication } from './refuseApplication.js';

/** An officer of the agency grants or refuses an application. What is granted has still to be issued by the agency. */
export async function decideHere(under: PermitChange, act: ActRow): Promise<void> {
  if (act.kind === 'grantPermit') await grantHere(under, act);
  else await refuseHere(under, act);
}

async function grantHere({ change, application }: PermitChange, act: ActRow): Promise<void> {
  // Written by the service that stored the act, in the shape of its kind.
  const payload = act.payload as unknown as ActPayload<'grantPermit'>;
  const { quantityGrams = application.quantityGrams, validFrom, validUntil } = payload;
  if (quantityGrams < application.quantityGrams) {
    throw new ActRefused(
      'PERMIT.QUANTITY_EXHAUSTED',
      `${quantityGrams} g do not cover ${application.quantityGrams} g: refuse it instead`,
    );
  }
  const { id, permitType, agency } = application;
  application.granted = {
    personId: act.personId,
    reason: act.reason ?? '',
    quantityGrams,
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validUntil === undefined ? {} : { validUntil }),
  };
  application.deadlines = {};
  await closeTasks(change, 'done', act.personId, { kinds: ['permit_decision'], subjectId: id });
  appendTimeline(change, {
    what: 'permitDecided',
    by: { actor: act.personId, role: act.role },
    why: act.reason ?? `${agency} grants ${permitType}.`,
    details: { application_id: id, permit_type: permitType, agency, quantity_grams: quantityGrams },
  });
}

async function refuseHere(under: PermitChange, act: ActRow): Promise<void> {
  const { permitType, agency } = under.application;
  const why = act.reason ?? `${agency} refuses ${permitType}.`;
  under.application.deadlines = {};
  await refuseApplication(
    under,
    [{ code: 'PERMIT.REFUSED', message: why }],
    { actor: act.personId, role: act.role },
    why,
  );
}
