/**
 * Seconds to wait after the first, second, … attempt that failed: the schedule that the Standard Webhooks specification
 * recommends (1.0.0, "Deliverability and reliability"). Ten attempts in a little over three days.
 */
const WAITS_S = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400] as const;

/** From the first attempt to the last, milliseconds; an endpoint that took nothing for so long is switched off. */
export const LONG_FAILURE_MS = WAITS_S.reduce((sum, wait) => sum + wait, 0) * 1000;

/** Attempts at one delivery before it is given up. */
export const ATTEMPTS = WAITS_S.length + 1;

/**
 * How long to wait for the next attempt at a delivery, milliseconds.
 * @param attempts how many have failed
 * @returns undefined when it is given up
 */
export const waitAfter = (attempts: number): number | undefined => {
  const wait = WAITS_S[attempts - 1];
  return wait === undefined ? undefined : wait * 1000;
};

const FIRST_REST_MS = 5_000;
const LONGEST_REST_MS = 300_000;

/**
 * How long an endpoint is left in peace after attempts at any of its deliveries failed in a row, milliseconds: a receiver
 * that is away is asked every five minutes at most, however much waits for it.
 */
export const restAfter = (failures: number): number =>
  Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** Math.min(failures - 1, 10));
