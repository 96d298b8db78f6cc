/**
 * Selectivity lanes. Source: ASYCUDA++ functional manual, section 6 (selectivity): red is a physical check before
 * assessment, yellow documents before assessment, blue release now and audit later, green the rest.
 */
export const LANES = ['green', 'blue', 'yellow', 'red'] as const;
export type Lane = (typeof LANES)[number];

/** How strict a lane is: a later decision may only raise it, never lower it, without a person. */
export const LANE_STRICTNESS: Readonly<Record<Lane, number>> = { green: 0, blue: 1, yellow: 2, red: 3 };

export const isLane = (text: string): text is Lane => (LANES as readonly string[]).includes(text);
export const isControlLane = (lane: Lane): boolean => lane === 'yellow' || lane === 'red';
