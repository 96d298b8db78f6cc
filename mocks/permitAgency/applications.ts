import { z } from 'zod';
import type { Reason } from '../service/behaviours.js';
import { JsonObjectSchema, type Json, type JsonObject } from '../service/json.js';
import type { Collection } from '../service/journal.js';
import type { ServiceParts } from '../service/serviceParts.js';
import type { AgencyProfile } from './agencyProfile.js';
import { ApplicationRecordSchema, type ApplicationRecord } from './applicationRecord.js';
import { termsOf } from './judgeApplication.js';

const DAY_MS = 24 * 3_600_000;

/** One agency's applications, found by its own reference or by the key that opened them. */
export class Applications {
  private readonly records: Collection<ApplicationRecord>;
  private readonly referenceOf: Collection<string>;
  private readonly counters: Collection<number>;

  constructor(
    private readonly profile: AgencyProfile,
    private readonly parts: ServiceParts,
  ) {
    this.records = parts.journal.collection('applications', ApplicationRecordSchema);
    this.referenceOf = parts.journal.collection('application_references', z.string());
    this.counters = parts.journal.collection('counters', z.int());
  }

  find(reference: string): ApplicationRecord | undefined {
    return this.records.get(reference) ?? this.records.get(this.referenceOf.get(reference) ?? '');
  }

  save(record: ApplicationRecord): void {
    this.records.set(record.application_reference, record);
    this.referenceOf.set(record.reference, record.application_reference);
    if (record.permit_number !== undefined) this.referenceOf.set(record.permit_number, record.application_reference);
  }

  nextReference(): string {
    return `${this.profile.service.toUpperCase()}-A-${String(this.next('application')).padStart(6, '0')}`;
  }

  /** Registered -> granted, with a permit number; undefined when it is no longer open. */
  grant(reference: string): ApplicationRecord | undefined {
    const { numbers, validityDays } = termsOf(this.profile, this.find(reference)?.certificate_type ?? '');
    const now = this.parts.now();
    const number = String(this.next('permit')).padStart(6, '0');
    return this.decide(reference, 'granted', {
      permit_number: `${numbers}/${now.getUTCFullYear()}/${number}`,
      valid_from: now.toISOString().slice(0, 10),
      valid_until: new Date(now.getTime() + validityDays * DAY_MS).toISOString().slice(0, 10),
    });
  }

  /** Registered -> refused; undefined when it is no longer open. */
  refuse(reference: string, reasons: readonly Reason[]): ApplicationRecord | undefined {
    return this.decide(reference, 'refused', { reasons: [...reasons] });
  }

  withdraw(reference: string): ApplicationRecord | undefined {
    return this.decide(reference, 'withdrawn', {});
  }

  /** What a grant says, in the answer or in the notice. */
  describeGrant(record: ApplicationRecord): JsonObject {
    return {
      application_reference: record.application_reference,
      permit_number: record.permit_number ?? '',
      valid_from: record.valid_from ?? '',
      valid_until: record.valid_until ?? '',
      quantity_grams: record.quantity_grams,
    };
  }

  tell(record: ApplicationRecord, decision: 'granted' | 'refused', extra: Record<string, Json>): void {
    const data: JsonObject =
      decision === 'granted'
        ? this.describeGrant(record)
        : {
            application_reference: record.application_reference,
            reasons: record.reasons.map((reason) => JsonObjectSchema.parse(reason)),
          };
    this.parts.outbox.enqueue({
      type: `${this.profile.service}.application.${decision}`,
      references: record,
      correlationId: record.correlation_id,
      data: { ...data, ...extra },
    });
  }

  private decide(
    reference: string,
    state: ApplicationRecord['state'],
    change: Partial<ApplicationRecord>,
  ): ApplicationRecord | undefined {
    const record = this.find(reference);
    if (record?.state !== 'registered') return undefined;
    const history = [...record.history, { event: state, at: this.parts.now().toISOString() }];
    const decided: ApplicationRecord = { ...record, ...change, state, history };
    this.save(decided);
    this.parts.progress.cancel(decided.application_reference);
    return decided;
  }

  private next(counter: string): number {
    const next = (this.counters.get(counter) ?? 0) + 1;
    this.counters.set(counter, next);
    return next;
  }
}
