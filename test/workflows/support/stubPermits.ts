import { ApplicationFailure } from '@temporalio/activity';
import type { ActMessage } from '../../../workflows/messages.js';
import type { CallPolicy, PermitRecording, PermitSnapshot, Resolution } from '../../../workflows/ports.js';

/** One application of the stub: who decides, and what its acts and notices do. */
export interface StubApplication {
  permitType: string;
  decides: 'here' | 'authority';
  acts?: Record<string, ActMessage & { to?: PermitSnapshot['standing']; resolve?: Resolution['action'] }>;
  notices?: Record<string, PermitSnapshot['standing']>;
}

/** The record of permit applications, in memory. */
export class StubPermits {
  readonly snapshots = new Map<string, PermitSnapshot>();
  readonly log: string[] = [];
  private readonly stored = new Map<string, unknown>();

  constructor(
    private readonly applications: Record<string, StubApplication>,
    calls: CallPolicy,
  ) {
    for (const [applicationId, { permitType, decides }] of Object.entries(applications)) {
      this.snapshots.set(applicationId, {
        applicationId,
        declarationId: '',
        permitType,
        agency: decides === 'here' ? 'NAEB' : 'RICA',
        counterparty: decides === 'here' ? 'naeb' : 'rica',
        decides,
        standing: 'TO_APPLY',
        round: 1,
        version: 1,
        issueDue: false,
        deadlines: {},
        reminded: [],
        calls,
        parked: [],
      });
    }
  }

  get(applicationId: string): PermitSnapshot {
    const snapshot = this.snapshots.get(applicationId);
    if (!snapshot) throw ApplicationFailure.nonRetryable(`no application ${applicationId}`, 'RECORD.NOT_FOUND');
    return snapshot;
  }

  /** A recording commits, and the workflow task that asked for it is lost: the workflow does not learn of it. */
  moveOn(applicationId: string): void {
    const before = this.get(applicationId);
    this.snapshots.set(applicationId, { ...before, version: before.version + 1 });
  }

  private change<T>(
    step: string,
    { applicationId, key, expectedVersion }: { applicationId: string; key: string; expectedVersion?: number },
    next: (snapshot: PermitSnapshot) => Partial<PermitSnapshot>,
    answer: (snapshot: PermitSnapshot) => T,
  ): T {
    const stored = this.stored.get(key);
    if (stored !== undefined) return stored as T;
    const before = this.get(applicationId);
    if (expectedVersion !== undefined && expectedVersion !== before.version)
      throw ApplicationFailure.nonRetryable(`${step}: version`, 'RECORD.VERSION_CONFLICT');
    const after = { ...before, ...next(before), version: before.version + 1 };
    this.snapshots.set(applicationId, after);
    this.log.push(`${before.permitType}: ${step}${after.standing === before.standing ? '' : ` -> ${after.standing}`}`);
    const result = answer(after);
    this.stored.set(key, result);
    return result;
  }

  /** The activities of the record of applications. */
  get recording(): PermitRecording {
    const same = (snapshot: PermitSnapshot): PermitSnapshot => snapshot;
    return {
      loadPermit: async ({ applicationId }) => this.get(applicationId),
      takeUpPermitAct: async (input) => {
        const act = this.applications[input.applicationId]?.acts?.[input.actId];
        if (!act) throw ApplicationFailure.nonRetryable(`no act ${input.actId}`, 'RECORD.NOT_FOUND');
        const parked = this.get(input.applicationId).parked[0];
        return this.change(
          `act ${act.kind}`,
          input,
          () => ({
            // Granted by its officer, the agency has still to issue it.
            ...(act.to === 'GRANTED' ? { issueDue: true } : act.to ? { standing: act.to } : {}),
            ...(act.resolve ? { parked: [] } : {}),
          }),
          (snapshot) => ({
            outcome: { accepted: true, sequence: 1, state: 'PERMITS_PENDING' as const, allowed: [] },
            snapshot,
            ...(act.resolve && parked
              ? { resolution: { parkedStepId: parked.parkedStepId, action: act.resolve } }
              : {}),
          }),
        );
      },
      takeUpPermitNotice: async (input) => {
        const standing = this.applications[input.applicationId]?.notices?.[input.noticeId];
        return this.change(
          `notice ${input.noticeId}`,
          input,
          () => (standing ? { standing } : {}),
          (snapshot) => ({ applied: standing !== undefined, snapshot }),
        );
      },
      recordApplied: async (input) => this.change('applied', input, () => ({ standing: 'APPLIED' }), same),
      recordIssued: async (input) =>
        this.change('issued', input, () => ({ standing: 'GRANTED', issueDue: false }), same),
      parkPermit: async (input) => {
        const parkedStepId = `prk-${input.key}`;
        return this.change(
          `park ${input.step} ${input.code}`,
          input,
          () => ({ parked: [{ parkedStepId, step: input.step }] }),
          (snapshot) => ({ parkedStepId, snapshot }),
        );
      },
      settleParkedPermit: async (input) => this.change('settleParked', input, () => ({ parked: [] }), same),
      remindPermit: async (input) =>
        this.change('remind', input, ({ reminded }) => ({ reminded: [...reminded, input.deadline] }), same),
      recordApplicationWithdrawn: async (input) =>
        this.change(`withdrawn ${input.undone}`, input, () => ({ standing: 'WITHDRAWN', issueDue: false }), same),
    };
  }
}
