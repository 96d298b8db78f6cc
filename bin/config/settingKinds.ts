import { z } from 'zod';

/** A TCP port; 0 lets the system choose. */
export const port = z.coerce.number().int().min(0).max(65_535);

/** A length of time in milliseconds. */
export const milliseconds = z.coerce.number().int().min(0).max(600_000);

/** An http address without a trailing slash, so that paths can be added. */
export const webAddress = z
  .url({ protocol: /^https?$/ })
  .refine((address) => !address.endsWith('/'), 'expected no slash at the end');

/** Levels of the log, the least talkative last. */
export const logLevel = z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']);

const webhookSecret = z
  .string()
  .regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, 'expected whsec_ and at least 24 random bytes in base64');

/** One Standard Webhooks secret a counterparty, as JSON text. */
export const counterpartySecrets = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'expected JSON' });
      return z.NEVER;
    }
  })
  .pipe(
    z.strictObject({
      customs: webhookSecret,
      naeb: webhookSecret,
      rica: webhookSecret,
      carrier: webhookSecret,
      payment: webhookSecret,
    }),
  );
