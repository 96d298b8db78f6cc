import { condition } from '@temporalio/workflow';
import type { ActMessage, ActOutcome, NoticeMessage } from '../messages.js';

/** One delivered thing, in the order of arrival. */
export type Delivered = { kind: 'act'; act: ActMessage } | { kind: 'notice'; notice: NoticeMessage };

/**
 * What has been delivered to a workflow and not yet taken up. Handlers only put things in and wait for their outcome;
 * the main function alone takes them up, one by one, so that two acts never change a case at the same time.
 */
export class Inbox {
  private readonly waiting: Delivered[] = [];
  private readonly outcomes = new Map<string, ActOutcome>();

  constructor(pending?: { acts: ActMessage[]; notices: NoticeMessage[] }) {
    for (const act of pending?.acts ?? []) this.waiting.push({ kind: 'act', act });
    for (const notice of pending?.notices ?? []) this.waiting.push({ kind: 'notice', notice });
  }

  get isEmpty(): boolean {
    return this.waiting.length === 0;
  }

  get holdsAct(): boolean {
    return this.waiting.some((item) => item.kind === 'act');
  }

  /** The body of the update handler: answers once the act's effect has been committed. */
  async deliverAct(act: ActMessage): Promise<ActOutcome> {
    this.waiting.push({ kind: 'act', act });
    await condition(() => this.outcomes.has(act.actId));
    const outcome = this.outcomes.get(act.actId);
    if (outcome === undefined) throw new Error(`act ${act.actId} was woken without an outcome`);
    return outcome;
  }

  deliverNotice(notice: NoticeMessage): void {
    this.waiting.push({ kind: 'notice', notice });
  }

  /** The oldest delivered thing, left in place: it is removed only once it has been recorded. */
  peek(): Delivered | undefined {
    return this.waiting[0];
  }

  /** Removes the oldest thing; for an act, with the outcome that its handler answers. */
  settle(outcome?: ActOutcome): void {
    const item = this.waiting.shift();
    if (item?.kind === 'act' && outcome) this.outcomes.set(item.act.actId, outcome);
  }

  /** What the next run has to take up. Acts are settled before a run ends, so only notices can be left. */
  get pending(): { acts: ActMessage[]; notices: NoticeMessage[] } {
    return {
      acts: this.waiting.flatMap((item) => (item.kind === 'act' ? [item.act] : [])),
      notices: this.waiting.flatMap((item) => (item.kind === 'notice' ? [item.notice] : [])),
    };
  }
}
