import { ApplicationFailure } from '@temporalio/common';
import type { ErrorCode } from '../domain/errors/errors.js';
import type { Meters } from '../domain/meters/meters.js';

const CONFLICT: ErrorCode = 'RECORD.VERSION_CONFLICT';

/** Activities that are counted by name and by how they end. */
export function countSteps<Activities extends object>(meters: Meters, activities: Activities): Activities {
  const counted = Object.entries(activities as Record<string, Activity>).map(([step, activity]) => [
    step,
    (input: object) => count(meters, step, () => activity(input)),
  ]);
  return Object.fromEntries(counted) as Activities;
}

type Activity = (input: object) => Promise<unknown>;

async function count(meters: Meters, step: string, activity: () => Promise<unknown>): Promise<unknown> {
  try {
    const answer = await activity();
    meters.count('portolan_steps_total', { step, outcome: 'done' });
    return answer;
  } catch (thrown) {
    const code = thrown instanceof ApplicationFailure ? (thrown.type ?? 'failed') : 'cancelled';
    meters.count('portolan_steps_total', { step, outcome: code });
    if (code === CONFLICT) meters.count('portolan_version_conflicts_total', { step });
    throw thrown;
  }
}
