import { z } from 'zod';
import type { Json, JsonObject } from '../service/json.js';
import type { Collection } from '../service/journal.js';
import type { ServiceParts } from '../service/serviceParts.js';
import { LRN_REUSE_MS } from './businessRules.js';
import { DeclarationRecordSchema, type CommandRef, type DeclarationRecord } from './declarationRecord.js';
import { DECLARATION_EVENTS, type DeclarationEvent, type DeclarationEventName } from './events.js';
import { issueMrn } from './mrn.js';
import { answeredBy, saidBy } from './said.js';

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

  /** By the MRN of a message; where the number is not this authority's own, by its LRN. */
  findNamed({ mrn, lrn }: { mrn?: string | undefined; lrn: string }): DeclarationRecord | undefined {
    const byNumber = mrn === undefined ? undefined : this.find(mrn);
    const byReference = this.find(lrn);
    // A number of its own that names nothing is no reason to take another declaration for it.
    return byNumber ?? (mrn !== undefined && byReference?.mrn !== undefined ? undefined : byReference);
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
    const standing: DeclarationRecord = {
      ...decided(record, name),
      ...(mrn === undefined ? {} : { mrn }),
      state: event.to === 'same' ? record.state : event.to,
    };
    const { functionCode, noticeType: type } = event;
    const notice: JsonObject = {
      ...{ function_code: functionCode, receipt, lrn: record.lrn },
      ...(mrn === undefined ? {} : { mrn }),
      ...saidBy(standing, record, name),
      ...data,
      at,
    };
    const told = { event: name, function_code: functionCode, at, type, data: notice };
    const happened = { ...standing, history: [...record.history, told] };
    this.save(happened, ...(mrn === undefined ? [] : [mrn]));
    if (event.to === 'rejected' && this.find(record.lrn)?.receipt === receipt) this.lrnUsedAt.delete(record.lrn);
    this.tell(happened, answeredBy(record, name), type, notice);
    return true;
  }

  private tell(record: DeclarationRecord, answered: CommandRef, type: string, data: JsonObject): void {
    const { reference, version, correlation_id: correlationId } = answered;
    const { lrn, invoice_number } = record;
    this.parts.outbox.enqueue({ type, references: { reference, version, lrn, invoice_number }, correlationId, data });
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
