import { z } from 'zod';
import type { Json, JsonObject } from '../service/json.js';
import type { Collection } from '../service/journal.js';
import type { ServiceParts } from '../service/serviceParts.js';
import { LRN_REUSE_MS } from './businessRules.js';
import { DeclarationRecordSchema, type CommandRef, type DeclarationRecord } from './declarationRecord.js';
import { DECLARATION_EVENTS, type DeclarationEvent, type DeclarationEventName } from './events.js';
import { issueMrn } from './mrn.js';

/** This authority's register of declarations, with an index over every reference by which one may be named. */
export class DeclarationRegister {
  private readonly records: Collection<DeclarationRecord>;
  private readonly receiptOf: Collection<string>;
  private readonly lrnUsedAt: Collection<string>;
  private readonly counters: Collection<number>;

  constructor(private readonly parts: ServiceParts) {
    this.records = parts.journal.collection('declarations', DeclarationRecordSchema);
    this.receiptOf = parts.journal.collection('declaration_references', z.string());
    this.lrnUsedAt = parts.journal.collection('lrn_used_at', z.string());
    this.counters = parts.journal.collection('counters', z.int());
  }

  /** By receipt, MRN, LRN (the newest one) or the key of any command about it. */
  find(reference: string): DeclarationRecord | undefined {
    return this.records.get(reference) ?? this.records.get(this.receiptOf.get(reference) ?? '');
  }

  /** Also makes the declaration known under these references. */
  save(record: DeclarationRecord, ...references: string[]): void {
    this.records.set(record.receipt, record);
    for (const reference of references) this.receiptOf.set(reference, record.receipt);
  }

  /** True while an accepted or undecided declaration used this LRN within 48 hours; a rejected one gives it back. */
  isLrnTaken(lrn: string): boolean {
    const usedAt = this.lrnUsedAt.get(lrn);
    return usedAt !== undefined && this.parts.now().getTime() - Date.parse(usedAt) < LRN_REUSE_MS;
  }

  takeLrn(lrn: string): void {
    this.lrnUsedAt.set(lrn, this.parts.now().toISOString());
  }

  next(counter: string): number {
    const next = (this.counters.get(counter) ?? 0) + 1;
    this.counters.set(counter, next);
    return next;
  }

  /** Makes an event happen, with its notice; false when the declaration's state does not allow it. */
  apply(receipt: string, name: DeclarationEventName, data: Record<string, Json>): boolean {
    const event: DeclarationEvent = DECLARATION_EVENTS[name];
    const record = this.records.get(receipt);
    if (!record || !event.from.includes(record.state)) return false;
    const at = this.parts.now().toISOString();
    const mrn =
      record.mrn ??
      (name === 'accept'
        ? issueMrn(this.parts.now().getUTCFullYear(), record.office_of_export, this.next('mrn'))
        : undefined);
    const happened: DeclarationRecord = {
      ...decided(record, name),
      ...(mrn === undefined ? {} : { mrn }),
      state: event.to === 'same' ? record.state : event.to,
      history: [...record.history, { event: name, function_code: event.functionCode, at }],
    };
    this.save(happened, ...(mrn === undefined ? [] : [mrn]));
    if (event.to === 'rejected' && this.find(record.lrn)?.receipt === receipt) this.lrnUsedAt.delete(record.lrn);
    this.tell(happened, answeredBy(record, name), event, { ...saidBy(happened, record, name), ...data, at });
    return true;
  }

  private tell(record: DeclarationRecord, answered: CommandRef, event: DeclarationEvent, data: JsonObject): void {
    this.parts.outbox.enqueue({
      type: event.noticeType,
      references: {
        reference: answered.reference,
        version: answered.version,
        lrn: record.lrn,
        invoice_number: record.invoice_number,
      },
      correlationId: answered.correlation_id,
      data: {
        function_code: event.functionCode,
        receipt: record.receipt,
        lrn: record.lrn,
        ...(record.mrn === undefined ? {} : { mrn: record.mrn }),
        ...data,
      },
    });
  }
}

/** The command that an event answers: what decides a request answers the request, the rest the lodgement that stands. */
function answeredBy(record: DeclarationRecord, name: DeclarationEventName): CommandRef {
  const { arrival, cancellation, amendment, lodgement } = record;
  switch (name) {
    case 'exit':
      return arrival ?? lodgement;
    case 'invalidate':
    case 'deny_cancellation':
      return cancellation ?? lodgement;
    case 'amend':
    case 'deny_amendment':
      return amendment ?? lodgement;
    default:
      return lodgement;
  }
}

/** The record once a request in it has been decided. */
function decided(record: DeclarationRecord, name: DeclarationEventName): DeclarationRecord {
  const { amendment, ...amended } = record;
  const { cancellation: _denied, ...uncancelled } = record;
  switch (name) {
    case 'amend':
      return { ...amended, lodgement: amendment ?? record.lodgement };
    case 'deny_amendment':
      return amended;
    case 'deny_cancellation':
      return uncancelled;
    default:
      return record;
  }
}

/** What an event's notice says beside its references. 39: a request was granted; 41: it was not. */
function saidBy(happened: DeclarationRecord, before: DeclarationRecord, name: DeclarationEventName): JsonObject {
  const { reference, version } = answeredBy(before, name);
  switch (name) {
    case 'reject':
    case 'never_arrived':
      return { errors: happened.errors };
    case 'exit':
      return { office_of_exit: happened.arrival?.place ?? happened.office_of_export };
    // Without a request the authority acted by itself.
    case 'invalidate':
      return before.cancellation === undefined ? {} : { decision_code: '39', request: reference };
    case 'amend':
      return { decision_code: '39', request: reference, version };
    case 'deny_amendment':
    case 'deny_cancellation':
      return { decision_code: '41', request: reference, version };
    default:
      return {};
  }
}
