import type { Agency } from '../../domain/clearance/roles.js';
import type { Json } from '../../domain/json.js';
import { jsonColumn } from '../jsonColumn.js';
import { newId } from '../newId.js';
import type { Change } from './change.js';

export type TaskKind =
  | 'correct_declaration'
  | 'supply_documents'
  | 'answer_query'
  | 'pay'
  | 'documentary_check'
  | 'inspection'
  | 'permit_decision'
  | 'parked_step'
  | 'undo_failed'
  | 'post_clearance_audit'
  | 'present_goods'
  | 'amendment_decision'
  | 'withdrawal_decision'
  | 'appeal_decision'
  | 'detained_goods'
  | 'recalled_goods'
  | 'figures_differ'
  | 'matching_differs'
  | 'feed_missing'
  | 'stopped_bag'
  | 'authority_silent'
  | 'told_by_authority'
  | 'exit_overdue';

export type TaskQueue = 'exporter' | 'customs' | 'operator' | `agency:${Agency}`;

export interface NewTask {
  kind: TaskKind;
  queue: TaskQueue;
  /** One line of what is to be done; no names. */
  title: string;
  /** The workflow to which the act that does it is delivered. */
  workflowId: string;
  subjectId?: string;
  dueAt?: string | undefined;
  details?: Readonly<Record<string, Json>>;
}

/** Something waits for a person from now on. @returns the task's id */
export async function openTask({ tx, at, declaration }: Change, task: NewTask): Promise<string> {
  const id = newId('task');
  const { dueAt, details = {}, subjectId = null, ...own } = task;
  await tx.task.create({
    data: {
      id,
      ...own,
      subjectId,
      organisationId: declaration.organisationId,
      declarationId: declaration.id,
      details: jsonColumn(details),
      openedAt: new Date(at),
      dueAt: dueAt === undefined ? null : new Date(dueAt),
    },
    select: { id: true },
  });
  return id;
}

/** Which open tasks of the declaration are meant; every one when nothing is named. */
export interface TaskChoice {
  kinds?: readonly TaskKind[];
  queue?: TaskQueue;
  subjectId?: string;
}

/** Closes open tasks: done by somebody, or cancelled because nobody need do them any more. */
export async function closeTasks(
  { tx, at, declaration }: Change,
  status: 'done' | 'cancelled',
  closedBy: string,
  choice: TaskChoice = {},
): Promise<void> {
  const { kinds, queue, subjectId } = choice;
  await tx.task.updateMany({
    where: {
      declarationId: declaration.id,
      status: 'open',
      ...(kinds === undefined ? {} : { kind: { in: [...kinds] } }),
      ...(queue === undefined ? {} : { queue }),
      ...(subjectId === undefined ? {} : { subjectId }),
    },
    data: { status, closedAt: new Date(at), closedBy },
  });
}

/** What the open tasks of a kind on the declaration are about. */
export async function listTaskSubjects({ tx, declaration }: Change, kind: TaskKind): Promise<string[]> {
  const open = await tx.task.findMany({
    where: { declarationId: declaration.id, kind, status: 'open' },
    select: { subjectId: true },
  });
  return open.flatMap(({ subjectId }) => (subjectId === null ? [] : [subjectId]));
}
