import { z } from 'zod';

/**
 * What every command to every counterparty carries in its body, beside the command's own members:
 * `reference` is the sender's idempotency key again, `version` the declaration's version or the round of the command.
 */
export const ReferencesSchema = z.object({
  reference: z.string().min(1).max(300),
  lrn: z.string().min(1).max(35),
  invoice_number: z.string().min(1).max(60),
  version: z.int().min(1),
});
export type References = z.infer<typeof ReferencesSchema>;

/** Which commands a script or an outage is for: all given members must fit. `reference` fits as a prefix, the others whole. */
export const MatchSchema = z.strictObject({
  reference: z.string().min(1).optional(),
  lrn: z.string().min(1).optional(),
  invoice_number: z.string().min(1).optional(),
  version: z.int().min(1).optional(),
});
export type Match = z.infer<typeof MatchSchema>;

/** True if these references fit; references not known (a question by key knows no LRN) fit no condition on them. */
export function isMatch(match: Match, references: Partial<References>): boolean {
  return (
    (match.reference === undefined || (references.reference ?? '').startsWith(match.reference)) &&
    (match.lrn === undefined || match.lrn === references.lrn) &&
    (match.invoice_number === undefined || match.invoice_number === references.invoice_number) &&
    (match.version === undefined || match.version === references.version)
  );
}
