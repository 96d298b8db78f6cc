import { z } from 'zod';
import type { Json } from '../service/json.js';
import type { Command, CommandResult } from '../service/operation.js';
import { defineOperation, refusal } from '../service/operation.js';
import type { ServiceParts, ServiceRules } from '../service/serviceParts.js';
import { isParcelEvent, LabelRecordSchema, PARCEL_EVENTS, type LabelRecord, type LabelState } from './labelRecord.js';
import {
  BookingMessageSchema,
  LabelCancellationMessageSchema,
  WaybillSchema,
  type BookingMessage,
} from './messages.js';
import { issueS10 } from './s10.js';

/** Heaviest parcel that this carrier takes. */
const HEAVIEST_GRAMS = 30_000;

/** Where things happen, when nobody says otherwise: the office of exchange of the country that an item comes from. */
const OFFICES_OF_EXCHANGE: Readonly<Record<string, string>> = { RW: 'RWKGL', MY: 'MYKUL' };
const officeOfExchange = (s10: string): string => OFFICES_OF_EXCHANGE[s10.slice(-2)] ?? `${s10.slice(-2)}ZZZ`;

/** The carrier: sells labels, and tells what happens to the parcel. */
export function createCarrierRules(parts: ServiceParts): ServiceRules {
  const labels = parts.journal.collection('labels', LabelRecordSchema);
  const s10Of = parts.journal.collection('label_references', z.string());
  const counters = parts.journal.collection('counters', z.int());
  const find = (reference: string) => labels.get(reference) ?? labels.get(s10Of.get(reference) ?? '');

  function book(command: Command<BookingMessage>): CommandResult {
    const { body, references, correlationId, plan } = command;
    if (plan.refuse) return { outcome: 'refused', code: plan.refuse.code, errors: plan.refuse.reasons };
    if (body.gross_weight_grams > HEAVIEST_GRAMS) {
      return refusal('T101', 'The parcel is too heavy.', '/gross_weight_grams');
    }
    const sequence = (counters.get('s10') ?? 0) + 1;
    counters.set('s10', sequence);
    const s10 = issueS10(body.service, sequence, body.sender.country);
    labels.set(s10, {
      s10,
      ...references,
      ...(correlationId === undefined ? {} : { correlation_id: correlationId }),
      destination_country: body.receiver.country,
      state: 'booked',
      history: [{ event: 'booked', at: parts.now().toISOString() }],
    });
    s10Of.set(references.reference, s10);
    parts.progress.schedule(s10, plan.progress ?? ['posted', 'departed']);
    return { outcome: 'accepted', result: s10, answer: { s10 } };
  }

  const change = (label: LabelRecord, state: LabelState): LabelRecord => {
    const history = [...label.history, { event: state, at: parts.now().toISOString() }];
    const changed: LabelRecord = { ...label, state, history };
    labels.set(label.s10, changed);
    return changed;
  };

  const accepted = ({ s10 }: LabelRecord): CommandResult => ({ outcome: 'accepted', result: s10, answer: { s10 } });

  function applyEvent(s10: string, event: string, data: Record<string, Json>): boolean {
    const label = labels.get(s10);
    if (!label || !isParcelEvent(event)) return false;
    const from: readonly LabelState[] = PARCEL_EVENTS[event];
    if (!from.includes(label.state)) return false;
    change(label, event);
    parts.outbox.enqueue({
      type: `carrier.parcel.${event}`,
      references: label,
      correlationId: label.correlation_id,
      data: { s10, occurred_at: parts.now().toISOString(), place: officeOfExchange(s10), ...reasonOf(event), ...data },
    });
    return true;
  }

  return {
    operations: [
      defineOperation({ name: 'book', path: '/labels', schema: BookingMessageSchema, perform: book }),
      defineOperation({
        name: 'cancel_label',
        path: '/label-cancellations',
        schema: LabelCancellationMessageSchema,
        perform: ({ body }) => {
          const label = labels.get(body.s10);
          if (!label) return refusal('T201', 'There is no such label.', '/s10');
          // A parcel that was stopped for customs is no longer carried.
          if (label.state !== 'booked' && label.state !== 'stopped')
            return refusal('T202', 'The parcel was posted, or the label cancelled, before.', '/s10');
          parts.progress.cancel(label.s10);
          change(label, 'cancelled');
          return accepted(label);
        },
      }),
      defineOperation({
        name: 'stop',
        path: '/stops',
        schema: LabelCancellationMessageSchema,
        perform: ({ body }) => {
          const label = labels.get(body.s10);
          if (!label) return refusal('T201', 'There is no such label.', '/s10');
          if (label.state !== 'posted' && label.state !== 'held')
            return refusal('T203', 'The parcel has left, or is not here.', '/s10');
          parts.progress.cancel(label.s10);
          change(label, 'stopped');
          return accepted(label);
        },
      }),
      defineOperation({
        name: 'resume',
        path: '/stop-ends',
        schema: LabelCancellationMessageSchema,
        perform: ({ body, plan }) => {
          const label = labels.get(body.s10);
          if (!label) return refusal('T201', 'There is no such label.', '/s10');
          if (label.state !== 'stopped') return refusal('T204', 'The parcel was not stopped.', '/s10');
          change(label, 'posted');
          parts.progress.schedule(label.s10, plan.progress ?? ['departed']);
          return accepted(label);
        },
      }),
    ],
    findSubject: (reference) => find(reference)?.s10,
    findStatus: (reference) => {
      const label = find(reference);
      if (!label) return undefined;
      const { s10, state, history, version } = label;
      return { s10, state, history, version, reference: label.reference };
    },
    feed: { type: 'carrier.waybill', schema: WaybillSchema },
    eventNames: Object.keys(PARCEL_EVENTS),
    applyEvent,
    contraryOf: (draft) => ({
      type: 'carrier.parcel.returned',
      data: { ...draft.data, reason: 'An old answer that comes late.' },
    }),
  };
}

/** Why the post held or returned it, when nobody says. */
function reasonOf(event: string): Record<string, string> {
  if (event === 'held') return { reason: 'Held for a security check.' };
  return event === 'returned' ? { reason: 'Returned to the sender.' } : {};
}
