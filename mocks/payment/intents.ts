import { z } from 'zod';
import type { Json } from '../service/json.js';
import type { Collection } from '../service/journal.js';
import type { ServiceParts } from '../service/serviceParts.js';
import { IntentRecordSchema, type IntentRecord } from './intentRecord.js';

/** The provider's intents, found by their id or by the key that made them. */
export class Intents {
  private readonly records: Collection<IntentRecord>;
  private readonly idOf: Collection<string>;
  private readonly counters: Collection<number>;

  constructor(private readonly parts: ServiceParts) {
    this.records = parts.journal.collection('intents', IntentRecordSchema);
    this.idOf = parts.journal.collection('intent_references', z.string());
    this.counters = parts.journal.collection('counters', z.int());
  }

  find(reference: string): IntentRecord | undefined {
    return this.records.get(reference) ?? this.records.get(this.idOf.get(reference) ?? '');
  }

  save(record: IntentRecord): void {
    this.records.set(record.intent_id, record);
    this.idOf.set(record.reference, record.intent_id);
  }

  nextId(prefix: string): string {
    const next = (this.counters.get(prefix) ?? 0) + 1;
    this.counters.set(prefix, next);
    return `${prefix}_${String(next).padStart(8, '0')}`;
  }

  /** Takes the money, once, and tells; false when it was taken before or is no longer wanted. */
  pay(intentId: string, data: Record<string, Json> = {}): boolean {
    const intent = this.records.get(intentId);
    if (intent?.state !== 'waiting') return false;
    const paid_at = this.parts.now().toISOString();
    const payment_reference = this.nextId('pmt');
    this.save({ ...intent, state: 'paid', paid_at, payment_reference });
    this.parts.effects.count('pay', intent, { performed: true, refused: false, result: payment_reference });
    this.tell(intent, 'paid', { payment_reference, paid_at, ...data });
    return true;
  }

  /** An attempt to pay that failed; the intent can still be paid. */
  fail(intentId: string, data: Record<string, Json>): boolean {
    const intent = this.records.get(intentId);
    if (intent?.state !== 'waiting') return false;
    this.save({ ...intent, failed_attempts: intent.failed_attempts + 1 });
    this.parts.effects.count('pay', intent, { performed: false, refused: true, result: '' });
    this.tell(intent, 'failed', { code: 'F100', message: 'The payment was declined.', ...data });
    return true;
  }

  private tell(intent: IntentRecord, event: 'paid' | 'failed', data: Record<string, Json>): void {
    const { intent_id, amount, currency, purpose } = intent;
    this.parts.outbox.enqueue({
      type: `payment.intent.${event}`,
      references: intent,
      correlationId: intent.correlation_id,
      data: { intent_id, amount, currency, purpose, ...data },
    });
  }
}
