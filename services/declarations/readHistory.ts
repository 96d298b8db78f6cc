import { listVersions as listVersionRows, type VersionRow } from '../../prisma/queries/listDeclarations.js';
import {
  listAssessments as listAssessmentRows,
  listDecisions as listDecisionRows,
  listTimeline as listTimelineRows,
  type AssessmentRow,
  type DecisionRow,
  type TimelineRow,
} from '../../prisma/queries/listHistory.js';
import { actorOf, audienceOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { numberOf, positionOf, toPage, type Page, type PageRequest } from '../paging.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { getVisibleDeclaration } from './findVisible.js';

/** A page of what is kept of one declaration. */
export type HistoryRequest = PageRequest & { declarationId: string };

/** Who did what, when and why; oldest first. What is for officers alone is left out for others. */
export async function listTimeline(
  deps: ServiceDeps,
  caller: Caller,
  request: HistoryRequest,
): Promise<Page<TimelineRow>> {
  const { declarationId, limit } = request;
  return deps.record.withActor(actorOf(caller), async (tx) => {
    await getVisibleDeclaration(tx, caller, 'getTimeline', declarationId);
    const after = numberOf(request.cursor);
    const rows = await listTimelineRows(tx, { declarationId, audience: audienceOf(caller), after, limit });
    return toPage(
      rows,
      (row) => row,
      ({ sequence }) => sequence,
    );
  });
}

/** Versions of the data, the first one first. */
export async function listVersions(
  deps: ServiceDeps,
  caller: Caller,
  request: HistoryRequest,
): Promise<Page<VersionRow>> {
  const { declarationId, limit } = request;
  return deps.record.withActor(actorOf(caller), async (tx) => {
    await getVisibleDeclaration(tx, caller, 'listVersions', declarationId);
    const rows = await listVersionRows(tx, { declarationId, after: numberOf(request.cursor), limit });
    return toPage(
      rows,
      (row) => row,
      ({ number }) => number,
    );
  });
}

/** Recorded decisions, oldest first. Rules that only watched are for officers. */
export async function listDecisions(
  deps: ServiceDeps,
  caller: Caller,
  request: HistoryRequest,
): Promise<Page<DecisionRow>> {
  const { declarationId, limit } = request;
  const audience = audienceOf(caller);
  return deps.record.withActor(actorOf(caller), async (tx) => {
    await getVisibleDeclaration(tx, caller, 'listDecisions', declarationId);
    const rows = await listDecisionRows(tx, { declarationId, audience, after: positionOf(request.cursor), limit });
    const present = (row: DecisionRow): DecisionRow => (audience === 'officer' ? row : { ...row, passive: [] });
    return toPage(rows, present, ({ at, id }) => ({ at, id }));
  });
}

/** Assessments of duties and taxes with the decisions they stand in, oldest first. */
export async function listAssessments(
  deps: ServiceDeps,
  caller: Caller,
  request: HistoryRequest,
): Promise<Page<{ assessment: AssessmentRow; decision: DecisionRow }>> {
  const { declarationId, limit } = request;
  return deps.record.withActor(actorOf(caller), async (tx) => {
    await getVisibleDeclaration(tx, caller, 'listAssessments', declarationId);
    const rows = await listAssessmentRows(tx, { declarationId, after: positionOf(request.cursor), limit });
    return toPage(
      rows,
      (row) => row,
      ({ assessment }) => ({ at: assessment.at, id: assessment.id }),
    );
  });
}
