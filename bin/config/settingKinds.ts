import { z } from 'zod';

/** A TCP port; 0 lets the system choose. */
export const port = z.coerce.number().int().min(0).max(65_535);

/** How many of something, at least one. */
export const count = z.coerce.number().int().min(1).max(1_000_000);

/** A length of time in milliseconds. */
export const milliseconds = z.coerce.number().int().min(0).max(600_000);

/** An http address without a trailing slash, so that paths can be added. */
export const webAddress = z
  .url({ protocol: /^https?$/ })
  .refine((address) => !address.endsWith('/'), 'expected no slash at the end');

/** Levels of the log, the least talkative last. */
export const logLevel = z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']);
