import { z } from 'zod';
import { COUNTERPARTY_KINDS } from '../../domain/clearance/roles.js';
import { rowFields } from './row.js';

/** `retries.json`: how patiently each counterparty is called before its step is parked; `permit_agency` is all agencies. */
export const Retry = z
  .strictObject({
    ...rowFields,
    counterparty: z.enum(COUNTERPARTY_KINDS),
    maximumAttempts: z.int().positive(),
    initialIntervalMs: z.int().positive(),
    maximumIntervalMs: z.int().positive(),
    startToCloseMs: z.int().positive(),
  })
  .refine((row) => row.maximumIntervalMs >= row.initialIntervalMs, {
    path: ['maximumIntervalMs'],
    message: 'the longest interval is at least the first',
  });
export type Retry = z.infer<typeof Retry>;
