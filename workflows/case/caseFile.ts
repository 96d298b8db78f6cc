import { allHandlersFinished, condition, sleep, workflowInfo } from '@temporalio/workflow';
import { recordingKey } from '../../domain/ids/workflowIds.js';
import type { ActOutcome } from '../messages.js';
import type { CallAnswer, CounterpartyName, ParkedRef, ParkInput, Resolution } from '../ports.js';
import { causeOf, causeOfAnswer, type Cause } from './failures.js';
import type { Inbox } from './inbox.js';
import { type Delivered } from './inbox.js';
import { showParked } from './searchAttributes.js';

/** Thrown through a stage when a parked step was resolved by aborting the clearance. */
export class AbortDecided extends Error {}

/** What every case knows: its version, running deadlines and parked steps. */
interface CaseSnapshot {
  version: number;
  deadlines: Partial<Record<string, string>>;
  parked: ParkedRef[];
}

/** One step that calls a counterparty. */
export interface Step {
  name: string;
  /** Idempotency key of the effect; the same through every retry. */
  effectKey: string;
  counterparty: CounterpartyName;
  /** Attempts its policy allows before the step parks. */
  attempts: number;
  skippable: boolean;
  overridable: ParkInput['overridable'];
  call: () => Promise<CallAnswer>;
  /** Does this answer let the case go on? Otherwise the step parks with the answer as its cause. */
  goesOn: (answer: CallAnswer) => boolean;
  /** The parked step has become pointless, because a late notice settled it. */
  settled?: () => boolean;
}

/** Failure type of a recording that expected another version of the record. */
const VERSION_CONFLICT = 'RECORD.VERSION_CONFLICT';

/** What a recording that cannot succeed parks as: only a mended record or programme lets it go on. */
const UNRECORDED = { counterparty: 'portolan', attempts: 1, skippable: false, overridable: 'none' } as const;

/** How a recording ended. */
export type RecordedEnd = 'recorded' | 'moved on' | 'forbidden';

/** How a step ended. `settled`: a notice made it unnecessary. */
export type StepEnd = 'answered' | 'skipped' | 'settled';

/**
 * The file of one running case: what was delivered, what is recorded, and the three ends of every failure
 * (retry, park, decide). A subclass says how its things are recorded.
 */
export abstract class CaseFile<Snapshot extends CaseSnapshot> {
  readonly workflowId = workflowInfo().workflowId;

  constructor(
    readonly inbox: Inbox,
    public snapshot: Snapshot,
  ) {}

  /** Records what was delivered; the result is the new snapshot. */
  protected abstract record(
    item: Delivered,
    at: string,
  ): Promise<{ snapshot: Snapshot; outcome?: ActOutcome; resolution?: Resolution }>;
  protected abstract reload(): Promise<Snapshot>;
  protected abstract park(
    input: Omit<ParkInput, 'declarationId'>,
  ): Promise<{ parkedStepId: string; snapshot: Snapshot }>;
  protected abstract settleParked(parkedStepId: string): Promise<Snapshot>;
  /** Called whenever the case wakes: the moment to continue as new. */
  protected abstract onWake(): Promise<void>;

  get at(): string {
    return new Date().toISOString();
  }

  /** Key of a recording; its round is the version it starts from, unless the step can happen only once. */
  key(step: string, round: number = this.snapshot.version): string {
    return recordingKey(this.workflowId, step, round);
  }

  /**
   * Runs a recording and keeps its snapshot. One that cannot succeed parks: a case never just fails. When the record
   * turns out to have moved on, it is not done: the stage looks at the new snapshot and decides afresh.
   * @param mayForbid the code with which the record may refuse; then nothing parks either
   */
  async recorded(step: string, change: () => Promise<Snapshot>, mayForbid?: string): Promise<RecordedEnd> {
    for (;;) {
      try {
        this.snapshot = await change();
        return 'recorded';
      } catch (thrown) {
        const cause = causeOf(thrown);
        if (!cause) throw thrown;
        if (cause.code === mayForbid) return 'forbidden';
        if (await this.hasMovedOn(cause)) return 'moved on';
        await this.parkAndWait({ ...UNRECORDED, name: step, effectKey: this.key(step) }, cause);
      }
    }
  }

  /** Calls a counterparty until it has answered, or a person has decided what to do instead. */
  async perform(step: Step): Promise<StepEnd> {
    const open = this.snapshot.parked.find((parked) => parked.step === step.name);
    let resolution = open ? await this.awaitResolution(open.parkedStepId, step.settled) : undefined;
    for (;;) {
      if (resolution === 'settled') return 'settled';
      if (resolution === 'override') return 'answered';
      if (resolution === 'skip') return 'skipped';
      const cause = await this.attempt(step);
      if (cause === undefined) return 'answered';
      if (cause.own) await sleep('5 seconds');
      else resolution = await this.parkAndWait(step, cause, step.settled);
    }
  }

  private async attempt(step: Step): Promise<Cause | undefined> {
    try {
      const answer = await step.call();
      return step.goesOn(answer) ? undefined : causeOfAnswer(answer);
    } catch (thrown) {
      const cause = causeOf(thrown);
      if (!cause) throw thrown;
      return cause;
    }
  }

  private async parkAndWait(
    step: Omit<Step, 'counterparty' | 'call' | 'goesOn' | 'settled'> & { counterparty: ParkInput['counterparty'] },
    cause: Cause,
    settled?: () => boolean,
  ): Promise<Exclude<Resolution['action'], 'abort'> | 'settled'> {
    const parked = await this.park({
      workflowId: this.workflowId,
      key: this.key(`park-${step.name}`),
      at: this.at,
      step: step.name,
      effectKey: step.effectKey,
      counterparty: step.counterparty,
      code: cause.code,
      message: cause.message,
      attempts: step.attempts,
      skippable: step.skippable,
      overridable: step.overridable,
    });
    this.snapshot = parked.snapshot;
    showParked(step.counterparty, cause.code);
    return this.awaitResolution(parked.parkedStepId, settled);
  }

  private async awaitResolution(
    parkedStepId: string,
    settled?: () => boolean,
  ): Promise<Exclude<Resolution['action'], 'abort'> | 'settled'> {
    for (;;) {
      if (settled?.()) {
        this.snapshot = await this.settleParked(parkedStepId);
        showParked();
        return 'settled';
      }
      await condition(() => !this.inbox.isEmpty);
      const resolution = await this.takeUpNext();
      if (resolution?.parkedStepId === parkedStepId) {
        showParked();
        if (resolution.action === 'abort') throw new AbortDecided();
        return resolution.action;
      }
      await this.onWake();
    }
  }

  /** Records the oldest delivered thing. Nothing is removed from the inbox before its recording has committed. */
  async takeUpNext(): Promise<Resolution | undefined> {
    const item = this.inbox.peek();
    if (!item) return undefined;
    for (;;) {
      try {
        const taken = await this.record(item, this.at);
        // Delivered again, it answers what was recorded the first time; the case may have gone on since then.
        if (taken.snapshot.version >= this.snapshot.version) this.snapshot = taken.snapshot;
        this.inbox.settle(taken.outcome);
        return taken.resolution;
      } catch (thrown) {
        const cause = causeOf(thrown);
        if (!cause) throw thrown;
        if (await this.hasMovedOn(cause)) continue;
        // A thing that cannot be recorded must not hold up the ones behind it: it stays in its row, not taken up, where
        // the sweeper and the operators see it.
        this.inbox.settle(item.kind === 'act' ? this.refusal() : undefined);
        return undefined;
      }
    }
  }

  protected abstract refusal(): ActOutcome;

  /**
   * Has the record gone further than this run knows? A workflow task can be lost after its recordings committed; done
   * again, it may take things up in another order, and then meets a newer version. The record is right: it is read
   * again and the case goes on from there. The same version in both is a defect, and not excused here.
   */
  private async hasMovedOn(cause: Cause): Promise<boolean> {
    const known = this.snapshot.version;
    this.snapshot = await this.reload();
    return cause.code === VERSION_CONFLICT && this.snapshot.version !== known;
  }

  /** Waits until something is delivered, `ready` holds, or one of the named deadlines has passed (then answers it). */
  async wait<Name extends string>(
    deadlines: readonly Name[],
    ready: () => boolean = () => false,
  ): Promise<Name | undefined> {
    const next = this.nextDeadline(deadlines);
    const woken = (): boolean => !this.inbox.isEmpty || ready();
    if (next === undefined) await condition(woken);
    else if (next.inMs <= 0 || !(await condition(woken, next.inMs))) return next.name;
    return undefined;
  }

  private nextDeadline<Name extends string>(names: readonly Name[]): { name: Name; inMs: number } | undefined {
    const running = names.flatMap((name) => {
      const dueAt = this.snapshot.deadlines[name];
      return dueAt === undefined ? [] : [{ name, inMs: Date.parse(dueAt) - Date.now() }];
    });
    return running.sort((a, b) => a.inMs - b.inMs)[0];
  }

  /** Every act is recorded and answered. False when another came in meanwhile: then the run may not end yet. */
  async quiet(): Promise<boolean> {
    if (this.inbox.holdsAct) return false;
    await condition(allHandlersFinished);
    return !this.inbox.holdsAct;
  }
}
