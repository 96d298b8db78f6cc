import type { Standing, Waiting } from '../../prisma/queries/standing.js';
import type { ProcessMeters } from './createMeters.js';

/** Sets the gauges of the API to how the installation stands. */
export function setStanding(meters: ProcessMeters, standing: Standing, nowMs: number): void {
  const { clearances, parked, waiting } = standing;
  meters.set(
    'portolan_clearances',
    clearances.map(({ state, count }) => ({ labels: { state }, value: count })),
  );
  meters.set(
    'portolan_parked_steps',
    parked.map(({ counterparty, code, count }) => ({ labels: { counterparty, code }, value: count })),
  );
  const kinds = Object.entries(waiting) as [keyof Standing['waiting'], Waiting][];
  meters.set(
    'portolan_waiting',
    kinds.map(([what, { count }]) => ({ labels: { what }, value: count })),
  );
  meters.set(
    'portolan_waiting_age_seconds',
    kinds.map(([what, { since }]) => ({ labels: { what }, value: ageSeconds(since, nowMs) })),
  );
}

const ageSeconds = (since: string | undefined, nowMs: number): number =>
  since === undefined ? 0 : Math.max(0, (nowMs - Date.parse(since)) / 1000);
