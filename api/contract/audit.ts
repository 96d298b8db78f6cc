import { z } from 'zod';
import { identifier, instant, pageOf } from './primitives.js';
import { AgencyCode, RoleName } from './vocabulary.js';

/** Result of walking every audit chain. */
export const AuditVerification = z
  .object({
    ok: z.boolean(),
    chains: z.array(
      z.object({
        chain: z.string(),
        records: z.int(),
        ok: z.boolean(),
        broken_at: z.int().nullable().meta({ description: 'Index of the first record that does not fit' }),
        why: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'AuditVerification' });

/** That somebody who is not of the firm was shown its case. */
export const AccessRecord = z
  .object({
    declaration_id: identifier('dec'),
    organisation_id: identifier('org').meta({ description: 'The firm whose case it is' }),
    person_id: z.string().meta({ description: 'Who looked' }),
    role: RoleName,
    agency: AgencyCode.nullable(),
    reader_organisation_id: identifier('org').meta({ description: 'The organisation for which they looked' }),
    operations: z.array(z.string()).meta({ description: 'What was asked, as operations of this description' }),
    hour: instant.meta({ description: 'The full hour in which it was' }),
    first_at: instant,
  })
  .meta({ id: 'AccessRecord' });
export type AccessRecord = z.infer<typeof AccessRecord>;
export const AccessRecordPage = pageOf(AccessRecord, 'AccessRecordPage');
