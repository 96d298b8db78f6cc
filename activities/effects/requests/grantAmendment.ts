import { closeAmendment, type AmendmentRow } from '../../../prisma/queries/amendmentRequests.js';
import { appendTimeline, type Change } from '../../../prisma/queries/change.js';
import type { DoneBy } from '../../../prisma/queries/timeline.js';
import { ActRefused } from '../../acts/actHandler.js';
import type { ActivityDeps } from '../../deps.js';
import { applyVersion, namesOf } from '../applyVersion.js';
import { reassess } from '../assess.js';
import { raiseLane } from '../lane.js';
import { compareDocuments } from '../matching/compareDocuments.js';
import { amendmentDetails, clearRequest } from './endAmendment.js';

interface Grant {
  by: DoneBy;
  why: string;
}

/** A request is granted by customs' own word, or because nothing speaks against it: told, and applied. */
export async function grantAmendment(
  deps: ActivityDeps,
  change: Change,
  request: AmendmentRow,
  grant: Grant,
): Promise<void> {
  const details = amendmentDetails(request, { decision: 'granted', reasons: [] });
  appendTimeline(change, { what: 'amendmentDecided', ...grant, details });
  await applyAmendment(deps, change, request, grant);
}

/**
 * What was asked for is declared from now on: a version of the exporter's, with permits for it, duty assessed again with
 * its differences, and a lane that is never lower than before.
 */
export async function applyAmendment(
  deps: ActivityDeps,
  change: Change,
  request: AmendmentRow,
  { by, why }: Grant,
): Promise<void> {
  const { data, personId, reason, pointers } = request;
  const { number, uncovered } = await applyVersion(deps, change, { data, madeBy: 'exporter', personId, reason });
  // Held since it was asked for; a permit may have lapsed since, and customs' own word is not undone by that.
  if (uncovered.length > 0 && by.role !== 'counterparty')
    throw new ActRefused('PERMIT.QUANTITY_EXHAUSTED', `not covered: ${namesOf(uncovered)}`);
  await closeAmendment(change, request.id, { standing: 'granted', decidedBy: by.actor, why, becameVersion: number });
  await clearRequest(change, request.id, by.actor);
  appendTimeline(change, {
    what: 'declarationAmended',
    by,
    why: `Version ${number} stands from now on; ${pointers.length} fields differ.`,
    details: amendmentDetails(request, {
      declaration_version: number,
      pointers,
      uncovered: uncovered.map(({ permitType }) => permitType),
    }),
  });
  await reassess(deps, change);
  await raiseLane(deps, change, data);
  await compareDocuments(deps, change);
}
