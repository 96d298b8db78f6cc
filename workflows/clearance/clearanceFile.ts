import { continueAsNew, sleep, workflowInfo, type CancellationScope } from '@temporalio/workflow';
import { allowedActions } from '../../domain/clearance/allowedActions.js';
import type { Delivered } from '../case/inbox.js';
import { CaseFile } from '../case/caseFile.js';
import type { Inbox } from '../case/inbox.js';
import type { ActMessage, ActOutcome, ClearanceInput, PermitResult } from '../messages.js';
import type {
  CallPolicy,
  ClearanceSnapshot,
  Counterparties,
  CounterpartyName,
  ParkInput,
  Recording,
  RecordingInput,
  Resolution,
} from '../ports.js';
import { counterparties, recording } from '../proxies.js';

/** A permit workflow that the clearance has started and not yet seen the end of. */
export interface OpenPermit {
  scope: CancellationScope;
  ended: Promise<void>;
}

/** The running file of one clearance. */
export class ClearanceFile extends CaseFile<ClearanceSnapshot> {
  /** Permit workflows under way, by application. */
  readonly openPermits = new Map<string, OpenPermit>();
  /** Permit workflows that have ended and are not yet recorded here. */
  readonly endedPermits: PermitResult[] = [];
  /** A permit workflow could not be started, or was ended in the engine; what its row says has to be looked at again. */
  permitLost = false;
  private readonly policies: Record<string, CallPolicy>;

  constructor(
    private readonly declarationId: string,
    inbox: Inbox,
    { snapshot, calls }: { snapshot: ClearanceSnapshot; calls: Record<string, CallPolicy> },
  ) {
    super(inbox, snapshot);
    this.policies = calls;
  }

  /** Runs one step of the record by its name; the step's key is its name and the version it starts from. */
  async step<Name extends PlainStep>(name: Name): Promise<void> {
    const change: PlainRecording = recording[name];
    await this.recorded(name, () => change(this.recordingInput(name)));
  }

  recordingInput(step: string): RecordingInput {
    return {
      declarationId: this.declarationId,
      key: this.key(step),
      expectedVersion: this.snapshot.version,
      at: this.at,
    };
  }

  calls(counterparty: CounterpartyName): Counterparties {
    return counterparties(this.policyOf(counterparty));
  }

  attemptsAt(counterparty: CounterpartyName): number {
    return this.policyOf(counterparty).maximumAttempts;
  }

  private policyOf(counterparty: CounterpartyName): CallPolicy {
    const policy = this.policies[counterparty] ?? this.policies.permit_agency;
    if (policy === undefined) throw new Error(`the record fixes no patience for calls to ${counterparty}`);
    return policy;
  }

  protected async record(
    item: Delivered,
    at: string,
  ): Promise<{ snapshot: ClearanceSnapshot; outcome?: ActOutcome; resolution?: Resolution }> {
    const common = { declarationId: this.declarationId, expectedVersion: this.snapshot.version, at };
    if (item.kind === 'act') {
      const { actId } = item.act;
      return recording.takeUpAct({ ...common, actId, key: this.key(`act-${actId}`, 1) });
    }
    const { noticeId } = item.notice;
    return recording.takeUpNotice({ ...common, noticeId, key: this.key(`notice-${noticeId}`, 1) });
  }

  protected async reload(): Promise<ClearanceSnapshot> {
    return (await recording.load({ declarationId: this.declarationId })).snapshot;
  }

  protected park(
    input: Omit<ParkInput, 'declarationId'>,
  ): Promise<{ parkedStepId: string; snapshot: ClearanceSnapshot }> {
    return recording.park({ ...input, declarationId: this.declarationId });
  }

  protected settleParked(parkedStepId: string): Promise<ClearanceSnapshot> {
    return recording.settleParked({ ...this.recordingInput('settle-parked'), parkedStepId });
  }

  /**
   * Looks at the record again after a permit workflow was lost. A moment later, since the one of an earlier run may
   * still be on its way out, and two of one id cannot run.
   */
  async takeUpLostPermit(): Promise<void> {
    await sleep('1 second');
    this.permitLost = false;
    this.snapshot = await this.reload();
  }

  /** Continues as new when the server suggests it: no act unanswered, no child open. */
  async onWake(): Promise<void> {
    if (!workflowInfo().continueAsNewSuggested || this.openPermits.size > 0) return;
    if (!(await this.quiet())) return;
    const next: ClearanceInput = { declarationId: this.declarationId, pending: this.inbox.pending };
    await continueAsNew<(input: ClearanceInput) => Promise<unknown>>(next);
  }

  protected refusal(): ActOutcome {
    const { sequence, state } = this.snapshot;
    return { accepted: false, sequence, state, allowed: [], code: 'CLEARANCE.ACT_NOT_RECORDED' };
  }

  /** Is this act open to its role now? What the update's validator asks. */
  allows(act: ActMessage): boolean {
    const allowed: readonly string[] = allowedActions(this.snapshot.state, this.snapshot.flags, act.role);
    return allowed.includes(act.kind);
  }
}

type PlainRecording = (input: RecordingInput) => Promise<ClearanceSnapshot>;

/** Recordings that need nothing but their key, version and time. */
export type PlainStep = {
  [Name in keyof Recording]: Parameters<Recording[Name]>[0] extends infer Input
    ? RecordingInput extends Input
      ? Recording[Name] extends PlainRecording
        ? Exclude<Name, 'load' | 'listUndoSteps'>
        : never
      : never
    : never;
}[keyof Recording];
