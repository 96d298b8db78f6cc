import { z } from 'zod';
import { isNoticeKind, type NoticeKind } from '../../domain/clearance/notices.js';
import type { DeadlineName } from '../../domain/clearance/deadlines.js';
import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import type { Json } from '../../domain/json.js';
import { appendTimeline, type Change } from '../../prisma/queries/change.js';
import { findCall } from '../../prisma/queries/counterpartyCalls.js';
import type { NoticeRow } from '../../prisma/queries/notices.js';
import { closeTasks, listTaskSubjects, openTask } from '../../prisma/queries/tasks.js';
import { BY_SYSTEM } from '../../prisma/queries/timeline.js';
import type { RecordingInput } from '../../workflows/ports.js';
import type { ActivityDeps } from '../deps.js';
import { dueAt } from '../enterState.js';
import { applyNotice } from '../notices/applyNotice.js';
import type { RecordedStep } from '../recorded.js';

const Answer = z.object({
  version: z.int().nullable(),
  said: z.array(z.object({ kind: z.string(), facts: z.record(z.string(), z.json()) })),
});

/**
 * What the authority answered when it was asked: everything it has said is taken up like the notices that were lost, and
 * what is known already changes nothing. Nothing new: the wait begins again, and an operator has one task to look into it.
 */
export const recordStatus: RecordedStep<RecordingInput & { effectKey: string; deadline: DeadlineName }> = async (
  deps,
  change,
  { effectKey, deadline },
) => {
  const call = await findCall(change.tx, effectKey);
  const answer = Answer.safeParse(call?.answer);
  const said = answer.success ? answer.data.said : [];
  const learned: NoticeKind[] = [];
  for (const { kind, facts } of said) {
    if (!isNoticeKind(kind)) continue;
    const notice = asNotice(change, { effectKey, kind, facts, version: answer.data?.version ?? null });
    const { ignored } = await applyNotice(deps, change, notice);
    if (ignored === undefined) learned.push(kind);
  }
  appendTimeline(change, {
    what: 'authorityAsked',
    by: BY_SYSTEM,
    why:
      learned.length > 0
        ? 'Customs was asked, and has said what was not known here: a notice was lost.'
        : 'Customs was asked, and has said nothing new.',
    audience: 'officer',
    details: { deadline, learned, effect_key: effectKey, answered: answer.success },
  });
  if (learned.length > 0) await closeTasks(change, 'done', 'system', { kinds: ['authority_silent'] });
  else await tellSilence(change);
  waitAgain(deps, change, deadline);
};

/** The wait for a proof of exit ends with the question; every other one that still runs begins again. */
function waitAgain(deps: ActivityDeps, change: Change, deadline: DeadlineName): void {
  const { declaration, at } = change;
  if (deadline === 'exit_overdue' || declaration.deadlines[deadline] === undefined) return;
  declaration.deadlines = { ...declaration.deadlines, [deadline]: dueAt(deps, change, deadline, at) };
}

/** One task, however often the question is asked. */
async function tellSilence(change: Change): Promise<void> {
  const { id, state } = change.declaration;
  const open = await listTaskSubjects(change, 'authority_silent');
  if (open.includes(id)) return;
  await openTask(change, {
    kind: 'authority_silent',
    queue: 'operator',
    title: `Customs is silent in ${state}: ask there what holds it up`,
    workflowId: clearanceWorkflowId(id),
    subjectId: id,
  });
}

/** What was asked for, in the shape of a notice that came by itself. */
function asNotice(
  { declaration, at }: Change,
  said: { effectKey: string; kind: NoticeKind; version: number | null; facts: { readonly [name: string]: Json } },
): NoticeRow {
  const { effectKey, kind, facts, version } = said;
  return {
    id: effectKey,
    externalId: effectKey,
    counterparty: 'customs',
    status: 'delivered',
    attempts: 1,
    kind,
    reference: effectKey,
    version,
    facts,
    declarationId: declaration.id,
    organisationId: declaration.organisationId,
    workflowId: clearanceWorkflowId(declaration.id),
    why: null,
    receivedAt: at,
    takenUpAt: null,
  };
}
