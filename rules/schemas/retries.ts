import { z } from 'zod';
import { rowFields } from './row.js';

export const COUNTERPARTIES = ['customs', 'naeb', 'rica', 'carrier', 'payment'] as const;
export type CounterpartyName = (typeof COUNTERPARTIES)[number];

/** `retries.json`: how patiently each counterparty is called before its step is parked. */
export const Retry = z
  .strictObject({
    ...rowFields,
    counterparty: z.enum(COUNTERPARTIES),
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
