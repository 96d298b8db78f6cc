import { z } from 'zod';

export const LENGTH_UNITS = ['minutes', 'hours', 'days', 'working_days', 'months', 'years'] as const;

/** How long something takes or holds: at most so much, and at least, where the source gives a range. */
export const Length = z.strictObject({
  atLeast: z.int().positive().optional(),
  atMost: z.int().positive(),
  unit: z.enum(LENGTH_UNITS),
});
export type Length = z.infer<typeof Length>;
