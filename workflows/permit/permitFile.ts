import { continueAsNew, workflowInfo } from '@temporalio/workflow';
import { openPermitDecisions } from '../../domain/clearance/permitApplication.js';
import { CaseFile } from '../case/caseFile.js';
import type { Delivered, Inbox } from '../case/inbox.js';
import type { ActMessage, ActOutcome, PermitInput } from '../messages.js';
import type { Counterparties, ParkInput, PermitRecordingInput, PermitSnapshot, Resolution } from '../ports.js';
import { counterparties, permitRecording } from '../proxies.js';

/** The running file of one application for a permit. */
export class PermitFile extends CaseFile<PermitSnapshot> {
  constructor(
    private readonly input: PermitInput,
    inbox: Inbox,
    snapshot: PermitSnapshot,
  ) {
    super(inbox, snapshot);
  }

  recordingInput(step: string): PermitRecordingInput {
    const { applicationId, version } = this.snapshot;
    return { applicationId, key: this.permitKey(step), expectedVersion: version, at: this.at };
  }

  /** Keys carry the round of application: the same workflow id serves each round in turn. */
  permitKey(step: string): string {
    return this.key(`${step}-r${this.snapshot.round}`);
  }

  calls(): Counterparties {
    return counterparties(this.snapshot.calls);
  }

  protected async record(
    item: Delivered,
    at: string,
  ): Promise<{ snapshot: PermitSnapshot; outcome?: ActOutcome; resolution?: Resolution }> {
    const common = { applicationId: this.snapshot.applicationId, expectedVersion: this.snapshot.version, at };
    if (item.kind === 'act') {
      const { actId } = item.act;
      return permitRecording.takeUpPermitAct({ ...common, actId, key: this.key(`act-${actId}`, 1) });
    }
    const { noticeId } = item.notice;
    return permitRecording.takeUpPermitNotice({ ...common, noticeId, key: this.key(`notice-${noticeId}`, 1) });
  }

  protected reload(): Promise<PermitSnapshot> {
    return permitRecording.loadPermit({ applicationId: this.snapshot.applicationId });
  }

  protected park(input: Omit<ParkInput, 'declarationId'>): Promise<{ parkedStepId: string; snapshot: PermitSnapshot }> {
    const { applicationId, declarationId } = this.snapshot;
    return permitRecording.parkPermit({
      ...input,
      key: this.permitKey(`park-${input.step}`),
      applicationId,
      declarationId,
    });
  }

  protected settleParked(parkedStepId: string): Promise<PermitSnapshot> {
    return permitRecording.settleParkedPermit({ ...this.recordingInput('settle-parked'), parkedStepId });
  }

  async onWake(): Promise<void> {
    if (!workflowInfo().continueAsNewSuggested || !(await this.quiet())) return;
    await continueAsNew<(input: PermitInput) => Promise<unknown>>({ ...this.input, pending: this.inbox.pending });
  }

  protected refusal(): ActOutcome {
    return { accepted: false, sequence: 0, state: 'PERMITS_PENDING', allowed: [], code: 'CLEARANCE.ACT_NOT_RECORDED' };
  }

  /** Is this act open to its role now? What the update's validator asks. */
  allows(act: ActMessage): boolean {
    if (act.kind === 'resolveParked') return act.role === 'operator' && this.snapshot.parked.length > 0;
    const { standing, decides, issueDue } = this.snapshot;
    const application = { standing, decides, granted: issueDue ? true : null };
    // It runs only while its clearance waits for permits; whether that still does is for the record to say.
    const allowed: readonly string[] = openPermitDecisions(application, act.role, 'PERMITS_PENDING');
    return allowed.includes(act.kind);
  }
}
