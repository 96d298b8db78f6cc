import { z } from 'zod';
import { DEADLINE_NAMES } from '../../domain/clearance/deadlines.js';
import { rowFields } from './row.js';

/** `deadlines.json`: how long each named wait lasts. */
export const Deadline = z.strictObject({
  ...rowFields,
  name: z.enum(DEADLINE_NAMES),
  length: z.int().positive(),
  /**
   * `hours` run through. `days` end at the same clock time of the office's zone. `working_days` skip weekends and
   * holidays, the day of the event is not counted, and they end when the office closes.
   */
  unit: z.enum(['hours', 'days', 'working_days']),
});
export type Deadline = z.infer<typeof Deadline>;
