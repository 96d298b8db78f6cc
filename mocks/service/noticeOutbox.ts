import { randomUUID } from 'node:crypto';
import { NOTICE_RETENTION_MS } from './deliveryRules.js';
import type { JsonObject } from './json.js';
import type { Collection, Journal } from './journal.js';
import { NoticeDispatcher, type DispatcherOptions } from './noticeDispatcher.js';
import { NoticeRecordSchema, type NoticeRecord } from './noticeRecord.js';
import { NoticePlanSchema, PLAIN, type NoticePlan } from './noticePlan.js';
import { isMatch, type Match, type References } from './references.js';

/** A notice to be sent: its meaning and the command that it answers. */
export interface NoticeDraft {
  type: string;
  references: References;
  correlationId?: string | undefined;
  data: JsonObject;
}

export interface OutboxOptions extends DispatcherOptions {
  /** A notice of the contrary meaning, for a script's late answer about the version before. */
  contraryOf: (draft: NoticeDraft) => { type: string; data: JsonObject };
}

/** Keeps notices until the receiver has taken them: at least once, across restarts. */
export class NoticeOutbox {
  private readonly notices: Collection<NoticeRecord>;
  private readonly plans: Collection<NoticePlan>;
  private readonly dispatcher: NoticeDispatcher;

  constructor(
    private readonly journal: Journal,
    private readonly options: OutboxOptions,
  ) {
    this.notices = journal.collection('notices', NoticeRecordSchema);
    this.plans = journal.collection('notice_plans', NoticePlanSchema);
    this.dispatcher = new NoticeDispatcher(options, (notice) => this.notices.set(notice.row, notice));
  }

  /** Says how the notices answering this reference will be sent. */
  plan(reference: string, plan: NoticePlan): void {
    this.plans.set(reference, plan);
  }

  enqueue(draft: NoticeDraft): void {
    const { reference, version } = draft.references;
    const plan = this.plans.get(reference) ?? PLAIN;
    const contrary = { ...draft, ...this.options.contraryOf(draft) };
    if (plan.stale) this.put({ ...contrary, references: { ...draft.references, version: version - 1 } }, plan);
    if (plan.contrary === 'before') this.put(contrary, plan);
    const id = this.put(draft, plan);
    if (plan.duplicated) {
      this.put(draft, plan, id);
      this.put(draft, plan);
    }
    if (plan.contrary === 'after') this.put(contrary, plan);
    if (plan.stale || plan.contrary !== undefined) {
      const { contrary: _told, ...rest } = plan;
      this.plans.set(reference, { ...rest, stale: false });
    }
    if (plan.reversed > 0) this.releaseReversed(reference, plan);
  }

  /** Once all that wait for one another are there, they go out last one first; what follows is not kept back. */
  private releaseReversed(reference: string, plan: NoticePlan): void {
    const waiting = this.list({ state: 'held', match: { reference } }).filter(
      ({ body }) => body.reference === reference,
    );
    if (waiting.length < plan.reversed) return;
    this.plans.set(reference, { ...plan, reversed: 0 });
    waiting.reverse().forEach((notice) => this.makePending(notice));
  }

  list(filter: { state?: NoticeRecord['state'] | undefined; match?: Match } = {}): NoticeRecord[] {
    return this.notices
      .all()
      .filter(
        (notice) =>
          (filter.state === undefined || notice.state === filter.state) &&
          isMatch(filter.match ?? {}, { ...notice, reference: notice.body.reference, version: notice.body.version }),
      );
  }

  /** Lets held notices go, and no longer holds what will follow for the same commands. Answers how many went. */
  release(match: Match): number {
    return this.journal.transaction(() => {
      const held = this.list({ state: 'held', match });
      for (const notice of held) {
        const plan = this.plans.get(notice.body.reference);
        if (plan) this.plans.set(notice.body.reference, { ...plan, held: false, reversed: 0 });
        this.makePending(notice);
      }
      return held.length;
    });
  }

  /** Clears blocked notices: they are sent again from the beginning. Answers how many were cleared. */
  unblock(match: Match): number {
    return this.journal.transaction(() => {
      const blocked = this.list({ state: 'blocked', match });
      blocked.forEach((notice) => this.makePending({ ...notice, client_errors: 0 }));
      return blocked.length;
    });
  }

  /** Drops what is too old and takes up what waited from before. */
  start(): void {
    const before = this.options.now().getTime() - NOTICE_RETENTION_MS;
    for (const notice of this.notices.all()) {
      if (Date.parse(notice.created_at) < before) this.notices.delete(notice.row);
      else if (notice.state === 'pending') this.dispatcher.add(notice);
    }
  }

  stop(): Promise<void> {
    return this.dispatcher.stop();
  }

  private makePending(notice: NoticeRecord): void {
    const pending: NoticeRecord = { ...notice, state: 'pending', next_attempt_at: this.options.now().toISOString() };
    this.notices.set(notice.row, pending);
    this.dispatcher.add(pending);
  }

  private put(draft: NoticeDraft, plan: NoticePlan, sameId?: string): string {
    const id = sameId ?? `msg_${randomUUID()}`;
    const now = this.options.now().toISOString();
    const { reference, version, lrn, invoice_number } = draft.references;
    const notice: NoticeRecord = {
      row: randomUUID(),
      state: plan.held || plan.reversed > 0 ? 'held' : 'pending',
      lrn,
      invoice_number,
      ...(draft.correlationId === undefined ? {} : { correlation_id: draft.correlationId }),
      body: { id, type: draft.type, timestamp: now, reference, version, data: draft.data },
      attempts: 0,
      client_errors: 0,
      created_at: now,
      next_attempt_at: now,
    };
    this.notices.set(notice.row, notice);
    if (notice.state === 'pending') this.dispatcher.add(notice);
    return id;
  }
}
