import { applyDeliveryOutcome, type NoticeRetry } from './deliveryRules.js';
import type { JsonObject } from './json.js';
import type { NoticeRecord } from './noticeRecord.js';
import { sendNotice } from './noticeSender.js';

export interface DispatcherOptions {
  url: string;
  secret: string;
  retry: NoticeRetry;
  now: () => Date;
  log: (message: string, fields: JsonObject) => void;
}

/** A timer's length is limited: a longer wait is looked at again after an hour. */
const LONGEST_SLEEP_MS = 3_600_000;

/**
 * Sends what is waiting, when it is due. Notices of one parcel go one after the other, so that what happened first is
 * told first; one that has to be repeated later does not keep back those behind it.
 */
export class NoticeDispatcher {
  private readonly waiting = new Map<string, NoticeRecord>();
  private readonly sendingParcels = new Set<string>();
  private readonly stopping = new AbortController();
  private readonly sends = new Set<Promise<void>>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly options: DispatcherOptions,
    private readonly keep: (notice: NoticeRecord) => void,
  ) {}

  /** Takes a notice to be sent at its time; never sends before the caller's transaction has ended. */
  add(notice: NoticeRecord): void {
    this.waiting.set(notice.row, notice);
    this.wakeIn(0);
  }

  /** Ends within moments: what is under way is cut off and stays to be sent at the next start. */
  async stop(): Promise<void> {
    this.stopping.abort();
    clearTimeout(this.timer);
    await Promise.all(this.sends);
  }

  private wakeIn(delayMs: number): void {
    clearTimeout(this.timer);
    if (this.stopping.signal.aborted) return;
    this.timer = setTimeout(() => this.sendDue(), Math.min(delayMs, LONGEST_SLEEP_MS));
  }

  private sendDue(): void {
    const now = this.options.now().getTime();
    let nextAt = Number.POSITIVE_INFINITY;
    for (const notice of this.waiting.values()) {
      if (this.sendingParcels.has(notice.lrn)) continue;
      const dueAt = Date.parse(notice.next_attempt_at);
      if (dueAt <= now) this.send(notice);
      else nextAt = Math.min(nextAt, dueAt);
    }
    if (nextAt !== Number.POSITIVE_INFINITY) this.wakeIn(nextAt - now);
  }

  private send(notice: NoticeRecord): void {
    this.sendingParcels.add(notice.lrn);
    this.waiting.delete(notice.row);
    const sending = sendNotice(notice, this.options, this.stopping.signal).then((outcome) => {
      this.sends.delete(sending);
      this.sendingParcels.delete(notice.lrn);
      if (this.stopping.signal.aborted && 'noAnswer' in outcome) return;
      const after = applyDeliveryOutcome(notice, outcome, this.options.retry, this.options.now());
      this.keep(after);
      if (after.state === 'pending') this.waiting.set(after.row, after);
      const { id, type, reference } = notice.body;
      this.options.log('notice sent', { id, type, reference, state: after.state, outcome: after.last_outcome ?? '' });
      this.wakeIn(0);
    });
    this.sends.add(sending);
  }
}
