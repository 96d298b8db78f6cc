import { ApplicationFailure } from '@temporalio/activity';
import { allowedActions } from '../../../domain/clearance/allowedActions.js';
import type { DeadlineName } from '../../../domain/clearance/deadlines.js';
import { isTerminal, type State } from '../../../domain/clearance/states.js';
import type { CallPolicy, ClearanceSnapshot, ParkedRef, Recording, RecordingInput } from '../../../workflows/ports.js';
import { callPolicy, RWANDAN_MODES, type StubScript } from './stubScript.js';

/**
 * The record of one clearance, in memory: the same keys, versions and answers as the stored one, without its law. It
 * lets a test watch the workflow alone; what the real record does is tested on PostgreSQL.
 */
export class StubRecord {
  readonly log: string[] = [];
  readonly at: Record<string, string> = {};
  private readonly stored = new Map<string, unknown>();
  private mirrorTo: State | undefined;
  snapshot: ClearanceSnapshot;

  constructor(private readonly script: StubScript) {
    this.snapshot = {
      state: 'SUBMITTED',
      version: 1,
      sequence: 1,
      declarationVersion: 1,
      flags: [],
      permits: script.permits ?? [],
      lane: null,
      facts: {
        lodgement: 'none',
        labelled: false,
        posted: false,
        departed: false,
        arrivalAnnounced: false,
        exitProved: false,
        reminded: [],
      },
      charges: [],
      deadlines: {},
      authority: { ...RWANDAN_MODES, ...script.authority },
      preLodged: script.preLodged ?? false,
      matching: script.matching ?? 'none',
      masterFreeOfHolds: true,
      mirrorDue: false,
      figuresAwaited: false,
      messages: [],
      parked: [],
    };
    const { facts, ...start } = script.start ?? {};
    this.snapshot = { ...this.snapshot, ...start, facts: { ...this.snapshot.facts, ...facts } };
  }

  private change<T>(
    step: string,
    input: { key: string; expectedVersion?: number; at: string },
    next: () => {
      to?: State;
      facts?: Partial<ClearanceSnapshot['facts']>;
      parked?: ParkedRef[];
      charges?: ClearanceSnapshot['charges'];
      lane?: ClearanceSnapshot['lane'];
      permits?: ClearanceSnapshot['permits'];
      messages?: ClearanceSnapshot['messages'];
      mirror?: State;
      flags?: ClearanceSnapshot['flags'];
    },
    answer: () => T,
  ): T {
    const fault = this.script.faults?.[step];
    if (fault && fault.times > 0) {
      fault.times -= 1;
      throw ApplicationFailure.create({
        message: `${step} failed`,
        type: fault.type,
        nonRetryable: fault.nonRetryable,
      });
    }
    const stored = this.stored.get(input.key);
    if (stored !== undefined) return stored as T;
    if (input.expectedVersion !== undefined && input.expectedVersion !== this.snapshot.version) {
      throw ApplicationFailure.nonRetryable(`${step}: version`, 'RECORD.VERSION_CONFLICT');
    }
    const {
      to = this.snapshot.state,
      facts = {},
      parked = this.snapshot.parked,
      charges = this.snapshot.charges,
      lane = this.snapshot.lane,
      permits = this.snapshot.permits,
      messages = this.snapshot.messages,
      mirror,
      flags = this.snapshot.flags,
    } = next();
    if (mirror !== undefined) this.mirrorTo = mirror;
    const entered = to !== this.snapshot.state;
    this.snapshot = {
      ...this.snapshot,
      state: to,
      version: this.snapshot.version + 1,
      sequence: this.snapshot.sequence + 1,
      facts: { ...this.snapshot.facts, ...facts },
      parked,
      flags: [...flags.filter((flag) => flag !== 'parked'), ...(parked.length > 0 ? (['parked'] as const) : [])],
      charges,
      lane,
      permits,
      messages,
      mirrorDue: this.mirrorTo !== undefined,
      deadlines: entered ? (this.script.deadlines?.(to, input.at) ?? {}) : this.snapshot.deadlines,
    };
    this.log.push(entered ? `${step} -> ${to}` : step);
    this.at[entered ? to : step] = input.at;
    const result = answer();
    this.stored.set(input.key, result);
    return result;
  }

  private settled(need: ClearanceSnapshot['permits'][number], applicationId: string): typeof need {
    if (need.applicationId !== applicationId) return need;
    return { ...need, settled: true, standing: this.script.standingOf?.(applicationId) ?? 'GRANTED' };
  }

  private get calls(): Record<string, CallPolicy> {
    const policy = callPolicy(this.script.maximumAttempts);
    return { customs: policy, permit_agency: policy, carrier: policy, payment: policy };
  }

  /** The activities of the record. */
  get recording(): Recording {
    const to =
      (step: string, state?: State, facts?: Partial<ClearanceSnapshot['facts']>) =>
      async (input: RecordingInput): Promise<ClearanceSnapshot> =>
        this.change(
          step,
          input,
          () => ({ to: state, facts }),
          () => this.snapshot,
        );
    return {
      load: async () => ({ snapshot: this.snapshot, calls: this.calls }),
      takeUpAct: async (input) => {
        const act = this.script.acts?.[input.actId];
        if (!act) throw ApplicationFailure.nonRetryable(`no act ${input.actId}`, 'RECORD.NOT_FOUND');
        const allowed: readonly string[] = allowedActions(this.snapshot.state, this.snapshot.flags, act.role);
        const accepted = allowed.includes(act.kind);
        const parked = this.snapshot.parked[0];
        return this.change(
          `act ${act.kind}${accepted ? '' : ' refused'}`,
          input,
          () =>
            accepted
              ? {
                  to: act.to,
                  parked: act.resolve ? [] : this.snapshot.parked,
                  messages: this.script.messages?.[input.actId],
                  flags: this.script.flags?.[input.actId],
                }
              : {},
          () => ({
            outcome: { accepted, sequence: this.snapshot.sequence, state: this.snapshot.state, allowed: [] },
            snapshot: this.snapshot,
            ...(accepted && act.resolve && parked
              ? { resolution: { parkedStepId: parked.parkedStepId, action: act.resolve } }
              : {}),
          }),
        );
      },
      takeUpNotice: async (input) => {
        const facts = this.script.notices?.[input.noticeId];
        return this.change(
          `notice ${input.noticeId}`,
          input,
          () => ({ facts, mirror: this.script.mirrors?.[input.noticeId] }),
          () => ({ applied: facts !== undefined, snapshot: this.snapshot }),
        );
      },
      openPermitApplications: to('openPermitApplications', 'PERMITS_PENDING'),
      recordPermitResult: async (input) =>
        this.change(
          'recordPermitResult',
          input,
          () => ({ permits: this.snapshot.permits.map((need) => this.settled(need, input.applicationId)) }),
          () => this.snapshot,
        ),
      beginLodgement: to('beginLodgement', 'LODGED'),
      recordLodgementAnswer: to('recordLodgementAnswer', undefined, { lodgement: 'received' }),
      register: async (input) =>
        this.change(
          'register',
          input,
          () => ({ to: 'REGISTERED', lane: this.script.lane ?? 'green', charges: this.script.charges ?? [] }),
          () => this.snapshot,
        ),
      recordRejection: to('recordRejection', 'REJECTED'),
      prelodge: to('prelodge', 'PRELODGED'),
      openMatching: to('openMatching', 'MATCHING'),
      endMatching: to('endMatching', 'ASSESSED'),
      mirror: async (input) => {
        const target = this.mirrorTo;
        this.mirrorTo = undefined;
        return this.change(
          'mirror',
          input,
          () => ({ to: target }),
          () => this.snapshot,
        );
      },
      recordMessage: async (input) =>
        this.change(
          'recordMessage',
          input,
          () => ({ messages: this.snapshot.messages.filter(({ messageId }) => messageId !== input.messageId) }),
          () => this.snapshot,
        ),
      recordStatus: async (input) =>
        this.change(
          `recordStatus ${input.deadline}`,
          input,
          () => ({ facts: { reminded: [...this.snapshot.facts.reminded, input.deadline] } }),
          () => this.snapshot,
        ),
      openControl: async (input) =>
        this.change(
          'openControl',
          input,
          () => ({ to: this.snapshot.lane === 'red' ? 'INSPECTION' : 'DOCUMENTS_REQUIRED' }),
          () => this.snapshot,
        ),
      assess: to('assess', 'ASSESSED'),
      requirePayment: to('requirePayment', 'PAYMENT_DUE'),
      recordPaymentRequested: async (input) =>
        this.change(
          'recordPaymentRequested',
          input,
          () => ({ charges: this.snapshot.charges.map((charge) => ({ ...charge, status: 'requested' as const })) }),
          () => this.snapshot,
        ),
      release: to('release', 'RELEASED'),
      recordLabel: to('recordLabel', undefined, { labelled: true }),
      recordArrivalAnnounced: to('recordArrivalAnnounced', undefined, { arrivalAnnounced: true }),
      recordExit: to('recordExit', 'EXITED'),
      clear: to('clear', 'CLEARED'),
      remind: async (input) =>
        this.change(
          `remind ${input.deadline}`,
          input,
          () => ({ facts: { reminded: [...this.snapshot.facts.reminded, input.deadline] } }),
          () => this.snapshot,
        ),
      recordDeadlinePassed: async (input) =>
        this.change(
          `deadline ${input.deadline}`,
          input,
          () => afterDeadline(this.snapshot, input.deadline),
          () => this.snapshot,
        ),
      abort: async (input) =>
        this.change(
          `abort ${input.why}`,
          input,
          () => ({ to: 'ABORTED' }),
          () => this.snapshot,
        ),
      listUndoSteps: async () =>
        isTerminal(this.snapshot.state) && this.snapshot.facts.lodgement === 'received'
          ? [{ effectKey: 'undo', counterparty: 'customs', operation: 'cancelLodgement', subjectId: 'dec' }]
          : [],
      recordUndone: async (input) =>
        this.change(
          `undone ${input.undone}`,
          input,
          () => ({}),
          () => this.snapshot,
        ),
      park: async (input) => {
        const parkedStepId = `prk-${input.key}`;
        return this.change(
          `park ${input.step} ${input.code} after ${input.attempts}`,
          input,
          () => ({ parked: [{ parkedStepId, step: input.step }] }),
          () => ({ parkedStepId, snapshot: this.snapshot }),
        );
      },
      settleParked: async (input) =>
        this.change(
          'settleParked',
          input,
          () => ({ parked: [] }),
          () => this.snapshot,
        ),
    };
  }
}

/** A deadline that keeps its state is passed once. */
function afterDeadline(
  { state, facts }: ClearanceSnapshot,
  deadline: DeadlineName,
): { to?: State; facts?: Partial<ClearanceSnapshot['facts']> } {
  if (deadline === 'appeal_window') return { facts: { reminded: [...facts.reminded, deadline] } };
  if (state === 'DOCUMENTS_REQUIRED' || state === 'QUERY') return { to: 'REFUSED' };
  return { to: state === 'RELEASED' || state === 'CONSOLIDATED' ? 'EXIT_OVERDUE' : 'EXPIRED' };
}
