import { eventObject, type ToldEvent } from '../../domain/events/eventObject.js';
import type { getDocument } from '../../services/documents/readDocuments.js';
import type { EventStretch } from '../../services/events/listEvents.js';
import type { getInspection } from '../../services/inspections/readInspections.js';
import type { getPayment } from '../../services/payments/readPayments.js';
import type { TaskView } from '../../services/tasks/readTasks.js';
import type { Document } from '../contract/document.js';
import type { Event } from '../contract/event.js';
import type { Inspection } from '../contract/inspection.js';
import type { Payment } from '../contract/payment.js';
import type { Task } from '../contract/task.js';

type Row<Read extends (...args: never[]) => unknown> = Awaited<ReturnType<Read>>;

export const presentTask = ({ task, decisions }: TaskView): Task => ({
  id: task.id,
  organisation_id: task.organisationId,
  declaration_id: task.declarationId,
  kind: task.kind as Task['kind'],
  queue: task.queue,
  status: task.status as Task['status'],
  subject_id: task.subjectId,
  title: task.title,
  details: task.details as Task['details'],
  decisions,
  opened_at: task.openedAt,
  due_at: task.dueAt,
  closed_at: task.closedAt,
  closed_by: task.closedBy,
});

export const presentInspection = (row: Row<typeof getInspection>): Inspection => ({
  id: row.id,
  organisation_id: row.organisationId,
  declaration_id: row.declarationId,
  round: row.round,
  status: row.status as Inspection['status'],
  why: row.why === '' ? null : row.why,
  examination_result: row.examinationResult,
  ordered_at: row.orderedAt,
  inspected_at: row.inspectedAt,
});

export const presentPayment = (row: Row<typeof getPayment>): Payment => ({
  id: row.id,
  organisation_id: row.organisationId,
  declaration_id: row.declarationId,
  purpose: row.purpose as Payment['purpose'],
  round: row.round,
  money: { amount: row.amount, currency: row.currency },
  status: row.status as Payment['status'],
  pay_url: row.payUrl,
  provider_reference: row.providerReference,
  created_at: row.createdAt,
  paid_at: row.paidAt,
});

export const presentDocument = (row: Row<typeof getDocument>): Document => ({
  id: row.id,
  declaration_id: row.declarationId,
  kind: row.kind as Document['kind'],
  file_name: row.fileName,
  media_type: row.mediaType,
  size_bytes: row.sizeBytes,
  sha256: row.sha256,
  created_at: row.createdAt,
});

/** The same object as webhooks carry. */
export const presentEvent = (row: EventStretch['items'][number]): Event => eventObject(row as ToldEvent);
