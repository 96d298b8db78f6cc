import { isOpen } from '../../domain/clearance/states.js';
import { appendTimeline } from '../../prisma/queries/change.js';
import { moveApplication } from '../../prisma/queries/permitApplications.js';
import type { PermitChange } from '../../prisma/queries/permitRecordings.js';
import { createPermit, findPermitByNumber } from '../../prisma/queries/permits.js';
import { reserveOnPermit } from '../../prisma/queries/reservations.js';
import { closeTasks } from '../../prisma/queries/tasks.js';
import type { DoneBy } from '../../prisma/queries/timeline.js';
import type { ActivityDeps } from '../deps.js';
import { dataOf } from '../effects/assess.js';
import { needsOf } from '../effects/permitsInForce.js';

/** A permit as its agency issued it. Dates are calendar dates, both included. */
export interface IssuedPermit {
  permitNumber: string;
  validFrom: string;
  validUntil: string;
  quantityGrams: number;
}

/**
 * Puts a granted permit on file and holds it for this parcel in the same transaction, so that no other parcel can take
 * it in between. An agency that grants less than was applied for has granted something, but not to this parcel: the
 * permit is on file, and the application counts as refused for want of quantity.
 */
export async function grant(deps: ActivityDeps, under: PermitChange, issued: IssuedPermit, by: DoneBy): Promise<void> {
  const { change, application } = under;
  const { permitType, agency, quantityGrams } = application;
  application.permitId = await filePermit(deps, under, issued);
  const details = {
    application_id: application.id,
    permit_type: permitType,
    agency,
    permit_id: application.permitId,
    quantity_grams: issued.quantityGrams,
  };
  await closeTasks(change, 'done', by.actor, { kinds: ['permit_decision'], subjectId: application.id });
  if (issued.quantityGrams < quantityGrams) {
    application.reasons = [
      {
        code: 'PERMIT.QUANTITY_EXHAUSTED',
        message: `granted for ${issued.quantityGrams} g, needed are ${quantityGrams} g`,
      },
    ];
    moveApplication(application, 'REFUSED', change.at);
    appendTimeline(change, {
      what: 'permitRefused',
      by,
      why: `${agency} granted ${permitType} for less than the parcel holds.`,
      details,
    });
    return;
  }
  moveApplication(application, 'GRANTED', change.at);
  await holdForParcel(under);
  appendTimeline(change, {
    what: 'permitGranted',
    by,
    why: `${agency} granted ${permitType}, valid to ${issued.validUntil}.`,
    details,
  });
}

/** The permit's row; one of this number that is on file already (a notice after an answer) is that permit. */
async function filePermit(
  deps: ActivityDeps,
  { change, application }: PermitChange,
  issued: IssuedPermit,
): Promise<string> {
  const { tx, declaration } = change;
  const { permitType, agency, organisationId } = application;
  const { permitNumber: number, validFrom, validUntil, quantityGrams } = issued;
  const known = await findPermitByNumber(tx, agency, permitType, number);
  if (known !== undefined) return known.id;
  const need = needsOf(
    deps,
    change,
    await dataOf(change),
  )([]).value.find((candidate) => candidate.permitType === permitType);
  return createPermit(tx, {
    organisationId,
    permitType,
    agency,
    number,
    hsPrefixes: need === undefined ? [application.hsCode] : [...need.hsCodes],
    destination: declaration.destinationCountry,
    quantity: String(quantityGrams),
    unit: 'gram',
    validFrom,
    validUntil,
    applicationId: application.id,
  });
}

/** Reserves for the version that applied, unless the clearance has moved on without it. */
async function holdForParcel({ change, application }: PermitChange): Promise<void> {
  const { declaration } = change;
  const { permitId, quantityGrams, declarationVersion } = application;
  if (permitId === null || !isOpen(declaration.state) || declarationVersion !== declaration.declarationVersion) return;
  await reserveOnPermit(change, { permitId, quantityGrams });
}
