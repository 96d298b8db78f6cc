import type { Prisma } from '../client/client.js';
import type { Transaction } from '../withActor.js';
import type { EventType } from './eventTypes.js';
import { toRows, youngerThan, type Position, type Rows } from './keyset.js';
import { plainRow, type Plain } from './plainRow.js';

export type TimelineRow = Plain<Prisma.TimelineEntryGetPayload<object>>;
export type DecisionRow = Plain<Prisma.DecisionGetPayload<object>>;
export type AssessmentRow = Plain<Prisma.AssessmentGetPayload<object>>;
export type EventRow = Plain<Prisma.EventGetPayload<object>>;

/** What an actor may read: all of it, or only what is meant for everyone. */
export type Audience = 'all' | 'officer';
const readableBy = (audience: Audience): object => (audience === 'officer' ? {} : { audience: 'all' });

/** Timeline of one declaration, oldest first. */
export async function listTimeline(
  tx: Transaction,
  page: { declarationId: string; audience: Audience; after: number; limit: number },
): Promise<Rows<TimelineRow>> {
  const found = await tx.timelineEntry.findMany({
    where: { declarationId: page.declarationId, sequence: { gt: page.after }, ...readableBy(page.audience) },
    orderBy: { sequence: 'asc' },
    take: page.limit + 1,
  });
  return toRows(found.map(plainRow), page.limit);
}

/** Recorded decisions of one declaration, oldest first. */
export async function listDecisions(
  tx: Transaction,
  page: { declarationId: string; audience: Audience; after?: Position; limit: number },
): Promise<Rows<DecisionRow>> {
  const found = await tx.decision.findMany({
    where: {
      AND: [{ declarationId: page.declarationId, ...readableBy(page.audience) }, youngerThan('at', page.after)],
    },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    take: page.limit + 1,
  });
  return toRows(found.map(plainRow), page.limit);
}

/** Assessments of one declaration with the decisions they were recorded in, oldest first. */
export async function listAssessments(
  tx: Transaction,
  page: { declarationId: string; after?: Position; limit: number },
): Promise<Rows<{ assessment: AssessmentRow; decision: DecisionRow }>> {
  const found = await tx.assessment.findMany({
    where: { AND: [{ declarationId: page.declarationId }, youngerThan('at', page.after)] },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    take: page.limit + 1,
  });
  const decisions = await tx.decision.findMany({ where: { id: { in: found.map(({ decisionId }) => decisionId) } } });
  const byId = new Map(decisions.map((row) => [row.id, plainRow(row)]));
  const both = found.flatMap((row) => {
    const decision = byId.get(row.decisionId);
    return decision === undefined ? [] : [{ assessment: plainRow(row), decision }];
  });
  return toRows(both, page.limit);
}

/** The assessment that stands, with its decision: the last final one, or the last provisional one before there is one. */
export async function findLastAssessed(
  tx: Transaction,
  declarationId: string,
): Promise<{ assessment: AssessmentRow; decision: DecisionRow } | undefined> {
  const last = (stage: string) =>
    tx.assessment.findFirst({ where: { declarationId, stage }, orderBy: [{ at: 'desc' }, { id: 'desc' }] });
  const assessment = (await last('final')) ?? (await last('provisional'));
  if (assessment === null) return undefined;
  const decision = await tx.decision.findUniqueOrThrow({ where: { id: assessment.decisionId } });
  return { assessment: plainRow(assessment), decision: plainRow(decision) };
}

/** What happens to drafts: nobody's business but their organisation's. */
const OF_DRAFTS: readonly EventType[] = [
  'draftCreated',
  'draftChanged',
  'draftExpiring',
  'draftExpired',
  'draftDeleted',
];

/**
 * A stretch of the feed after a position. Events without a position are not in the feed yet.
 * @param page.audience `officer` reads all but what happened to drafts, `all` what is meant for everyone
 */
export async function listEvents(
  tx: Transaction,
  page: { after: number; limit: number; audience: Audience; declarationId?: string },
): Promise<EventRow[]> {
  const found = await tx.event.findMany({
    where: {
      position: { gt: BigInt(page.after) },
      ...(page.audience === 'officer' ? { type: { notIn: [...OF_DRAFTS] } } : { audience: 'all' }),
      ...(page.declarationId === undefined ? {} : { declarationId: page.declarationId }),
    },
    orderBy: { position: 'asc' },
    take: page.limit,
  });
  return found.map(plainRow);
}
