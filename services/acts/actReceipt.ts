import { isState, type State } from '../../domain/clearance/states.js';
import type { ActRow } from '../../prisma/queries/acts.js';

/** What became of an act, as far as is known. */
export interface ActReceipt {
  act: ActRow;
  takenUp: boolean;
  accepted: boolean | null;
  state: State;
  sequence: number;
  allowedActions: readonly string[];
  code: string | null;
}

/** The outcome as it was stored with the act. */
export interface StoredOutcome {
  accepted: boolean;
  state: State;
  sequence: number;
  allowed: readonly string[];
  code?: string;
}

/** Reads a stored outcome; undefined when there is none yet. */
export function readOutcome({ outcome }: ActRow): StoredOutcome | undefined {
  if (typeof outcome !== 'object' || outcome === null || Array.isArray(outcome)) return undefined;
  const { accepted, state, sequence, allowed, code } = outcome as Record<string, unknown>;
  if (typeof accepted !== 'boolean' || typeof state !== 'string' || !isState(state)) return undefined;
  return {
    accepted,
    state,
    sequence: typeof sequence === 'number' ? sequence : 0,
    allowed: Array.isArray(allowed) ? allowed.map(String) : [],
    ...(typeof code === 'string' ? { code } : {}),
  };
}

/** The receipt of an act: its outcome, or how the declaration stands meanwhile. */
export function receiptOf(
  act: ActRow,
  now: { state: State; sequence: number; allowedActions: readonly string[] },
): ActReceipt {
  const outcome = readOutcome(act);
  if (act.takenUpAt === null || outcome === undefined) {
    return { act, takenUp: false, accepted: null, ...now, code: null };
  }
  const { accepted, state, sequence, allowed, code = null } = outcome;
  return { act, takenUp: true, accepted, state, sequence, allowedActions: allowed, code };
}
