import { z } from 'zod';
import { DraftDeclarationData } from './draftDeclarationData.js';
import { identifier, instant, pageOf, reasonText } from './primitives.js';

export const AmendmentStanding = z
  .enum(['officer', 'authority', 'granted', 'denied', 'cancelled', 'overtaken'])
  .meta({ id: 'AmendmentStanding', description: '`officer` and `authority`: undecided, and with whom' });

/** A request to change what is declared, or the change that customs made itself. */
export const Amendment = z
  .object({
    id: identifier('amd'),
    declaration_id: identifier('dec'),
    number: z.int().meta({ description: '1, 2, … on one declaration' }),
    base_version: z.int().meta({ description: 'Version of the declaration that it changes' }),
    data: DraftDeclarationData,
    pointers: z.array(z.string()).meta({ description: 'JSON pointers into the data: what differs from that version' }),
    reason: z.string(),
    made_by: z.enum(['exporter', 'customs']),
    standing: AmendmentStanding,
    decided_by: z.string().nullable().meta({ description: 'Person id, `system`, or `customs` for its own decision' }),
    decided_why: z.string().nullable(),
    became_version: z.int().nullable().meta({ description: 'Version of the declaration that it became' }),
    created_at: instant,
    decided_at: instant.nullable(),
  })
  .meta({ id: 'Amendment' });
export type Amendment = z.infer<typeof Amendment>;
export const AmendmentPage = pageOf(Amendment, 'AmendmentPage');

/** A request to withdraw where customs has to consent. */
export const WithdrawalRequest = z
  .object({
    id: identifier('wdr'),
    declaration_id: identifier('dec'),
    reason: z.string(),
    standing: z.enum(['requested', 'granted', 'denied', 'overtaken']),
    decided_by: z.string().nullable(),
    decided_why: z.string().nullable(),
    created_at: instant,
    decided_at: instant.nullable(),
  })
  .meta({ id: 'WithdrawalRequest' });
export type WithdrawalRequest = z.infer<typeof WithdrawalRequest>;
export const WithdrawalRequestPage = pageOf(WithdrawalRequest, 'WithdrawalRequestPage');

export const AmendmentBody = z
  .strictObject({ data: DraftDeclarationData, reason: reasonText })
  .meta({ id: 'AmendmentBody', description: 'The whole data as it should be; what differs is worked out' });
export const AmendmentCancellationBody = z
  .strictObject({ reason: reasonText })
  .meta({ id: 'AmendmentCancellationBody' });
export const WithdrawalRequestBody = z.strictObject({ reason: reasonText }).meta({ id: 'WithdrawalRequestBody' });
export const CorrectionBody = z
  .strictObject({ data: DraftDeclarationData, reason: reasonText })
  .meta({ id: 'CorrectionBody', description: 'The whole data as customs found them' });
export const PresentationBody = z
  .strictObject({
    place: z
      .string()
      .regex(/^[A-Z]{2}[A-Z2-9]{3}$/, 'must be a UN/LOCODE, such as "RWKGL"')
      .optional()
      .meta({ description: 'UN/LOCODE; default: the office of export' }),
    reason: reasonText.optional(),
  })
  .meta({ id: 'PresentationBody' });
