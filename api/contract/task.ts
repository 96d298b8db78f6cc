import { z } from 'zod';
import { calendarDate, grams, identifier, instant, pageOf, reasonText, writtenText } from './primitives.js';
import { DocumentKind } from './vocabulary.js';

export const TASK_KINDS = [
  'correct_declaration',
  'supply_documents',
  'answer_query',
  'pay',
  'documentary_check',
  'inspection',
  'permit_decision',
  'present_goods',
  'amendment_decision',
  'withdrawal_decision',
  'parked_step',
  'undo_failed',
  'post_clearance_audit',
  'recalled_goods',
  'detained_goods',
  'appeal_decision',
  'exit_overdue',
  'figures_differ',
  'authority_silent',
  'told_by_authority',
  'matching_differs',
  'feed_missing',
  'stopped_bag',
] as const;
export const TaskKind = z.enum(TASK_KINDS).meta({ id: 'TaskKind' });

export const TaskDecisionName = z
  .enum(['accept', 'request_documents', 'raise_query', 'order_inspection', 'refuse', 'grant'])
  .meta({ id: 'TaskDecisionName' });

/** Something that waits for a person. */
export const Task = z
  .object({
    id: identifier('tsk'),
    organisation_id: identifier('org'),
    declaration_id: identifier('dec'),
    kind: TaskKind,
    queue: z.string().meta({ description: 'exporter, customs, agency:<code> (agency:NAEB) or operator' }),
    status: z.enum(['open', 'done', 'cancelled']),
    subject_id: z
      .string()
      .nullable()
      .meta({ description: 'Application, inspection, payment or parked step it is about' }),
    title: z.string(),
    details: z.record(z.string(), z.unknown()),
    decisions: z.array(TaskDecisionName).meta({ description: 'Decisions the caller may take on it now' }),
    opened_at: instant,
    due_at: instant.nullable(),
    closed_at: instant.nullable(),
    closed_by: z.string().nullable(),
  })
  .meta({ id: 'Task' });
export type Task = z.infer<typeof Task>;
export const TaskPage = pageOf(Task, 'TaskPage');

/** An officer's decision. Which ones a task takes stands in its `decisions`. A negative decision is a success. */
export const TaskDecisionBody = z
  .discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('accept'), reason: reasonText }).meta({ id: 'AcceptDecision' }),
    z
      .strictObject({
        decision: z.literal('request_documents'),
        kinds: z.array(DocumentKind).min(1).max(10),
        reason: reasonText,
      })
      .meta({ id: 'RequestDocumentsDecision' }),
    z
      .strictObject({ decision: z.literal('raise_query'), question: writtenText(2000), reason: reasonText })
      .meta({ id: 'RaiseQueryDecision' }),
    z
      .strictObject({ decision: z.literal('order_inspection'), reason: reasonText })
      .meta({ id: 'OrderInspectionDecision' }),
    z.strictObject({ decision: z.literal('refuse'), reason: reasonText }).meta({ id: 'RefuseDecision' }),
    z
      .strictObject({
        decision: z.literal('grant'),
        quantity_grams: grams.optional().meta({ description: 'Of a permit; default: what was applied for' }),
        valid_from: calendarDate.optional(),
        valid_until: calendarDate.optional(),
        reason: reasonText,
      })
      .meta({ id: 'GrantDecision' }),
  ])
  .meta({ id: 'TaskDecisionBody' });
export type TaskDecisionBody = z.infer<typeof TaskDecisionBody>;
