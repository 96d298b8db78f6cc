import type { DeadlineName } from '../../../domain/clearance/deadlines.js';
import type { State } from '../../../domain/clearance/states.js';
import type { ActMessage } from '../../../workflows/messages.js';
import type { CallPolicy, ClearanceSnapshot, Resolution } from '../../../workflows/ports.js';
import type { StubApplication } from './stubPermits.js';

/** What a notice does to the facts, and what an act does to the case, by their ids. */
export interface StubScript {
  notices?: Record<string, Partial<ClearanceSnapshot['facts']>>;
  acts?: Record<string, ActMessage & { to?: State; resolve?: Resolution['action'] }>;
  /** Deadlines that start on entering a state at an instant (ISO 8601 UTC). */
  deadlines?: (state: State, at: string) => Partial<Record<DeadlineName, string>>;
  lane?: ClearanceSnapshot['lane'];
  charges?: ClearanceSnapshot['charges'];
  /** Applications the clearance needs; how they end is the stub of permits' to say. */
  permits?: ClearanceSnapshot['permits'];
  applications?: Record<string, StubApplication>;
  standingOf?: (applicationId: string) => ClearanceSnapshot['permits'][number]['standing'];
  /** Thrown by the named step this many times, as the failure type given. */
  faults?: Record<string, { type: string; times: number; nonRetryable?: boolean }>;
  maximumAttempts?: number;
  /** Where the record stands when the workflow starts; submitted, unless this says otherwise. */
  start?: Partial<Pick<ClearanceSnapshot, 'state' | 'flags' | 'lane' | 'deadlines' | 'permits'>> & {
    facts?: Partial<ClearanceSnapshot['facts']>;
  };
  authority?: Partial<ClearanceSnapshot['authority']>;
  preLodged?: boolean;
  matching?: ClearanceSnapshot['matching'];
  /** Messages that acts make due, and where a mirrored notice leads, by the id of the act or notice. */
  messages?: Record<string, ClearanceSnapshot['messages']>;
  mirrors?: Record<string, State>;
  /** Flags that acts set, by the id of the act; what an act does not name it leaves. */
  flags?: Record<string, ClearanceSnapshot['flags']>;
}

/** Who decides in the corridors out of Rwanda. */
export const RWANDAN_MODES: ClearanceSnapshot['authority'] = {
  acceptance: 'authority',
  lane: 'here',
  assessment: 'here',
  release: 'here',
  exit: 'authority',
};

/** The notices of a clearance that nothing disturbs, by id. */
export const HAPPY_NOTICES: NonNullable<StubScript['notices']> = {
  accepted: { lodgement: 'accepted' },
  rejected: { lodgement: 'rejected' },
  posted: { posted: true },
  departed: { departed: true },
  exited: { exitProved: true },
};

/** An impatient policy of calls. */
export const callPolicy = (maximumAttempts = 2): CallPolicy => ({
  maximumAttempts,
  initialIntervalMs: 10,
  maximumIntervalMs: 50,
  startToCloseMs: 5000,
});
