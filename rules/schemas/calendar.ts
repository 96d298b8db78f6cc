import { z } from 'zod';
import { rowFields } from './row.js';
import { clockTime, timeZoneName } from './text.js';

export const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** `calendar.json`: working week and hours of the country's offices. */
export const WorkingWeek = z.strictObject({
  ...rowFields,
  timeZone: timeZoneName,
  workingDays: z.array(z.enum(WEEKDAYS)).min(1),
  opensAt: clockTime,
  closesAt: clockTime,
});
export type WorkingWeek = z.infer<typeof WorkingWeek>;

/** `holidays.json`: public holidays, one row a day off (`from` = `until` = that day), days in lieu included. */
export const Holiday = z.strictObject({ ...rowFields, name: z.string().min(1) });
export type Holiday = z.infer<typeof Holiday>;
