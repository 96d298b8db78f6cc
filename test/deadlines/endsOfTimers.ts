import type { WorkflowHandle } from '@temporalio/client';

type History = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;
type Timestamp = { seconds?: unknown; nanos?: number | null } | null | undefined;

/** When a timer was set to end: between these two instants, in milliseconds since 1970. */
export interface EndOfTimer {
  earliest: number;
  latest: number;
}

const millis = (time: Timestamp): number => Number(time?.seconds ?? 0) * 1000 + (time?.nanos ?? 0) / 1e6;

/**
 * The ends for which the timers that fired were set. A workflow sets a timer while one of its tasks runs: it ends its
 * length after an instant between the beginning and the end of that task. However long the task took on a busy machine,
 * the instant that was meant lies between the two.
 */
export function endsOfTimers({ events }: History): EndOfTimer[] {
  const all = events ?? [];
  const fired = new Set(
    all.flatMap(({ timerFiredEventAttributes: fire }) => (fire ? [Number(fire.startedEventId)] : [])),
  );
  return all.flatMap(({ eventId, timerStartedEventAttributes: start }, index) => {
    if (!start || !fired.has(Number(eventId))) return [];
    const before = all.slice(0, index);
    const began = before.findLast((event) => event.workflowTaskStartedEventAttributes);
    const completed = before.findLast((event) => event.workflowTaskCompletedEventAttributes);
    const length = millis(start.startToFireTimeout);
    return [{ earliest: millis(began?.eventTime) + length, latest: millis(completed?.eventTime) + length }];
  });
}
