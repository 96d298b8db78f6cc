import { z } from 'zod';
import { instant, reasonText } from './primitives.js';

const subjectId = z
  .string()
  .regex(/^[a-z]{3}_[0-9a-f-]{32,36}$/, 'must be an identifier')
  .meta({
    description: 'Person, or declaration for everybody named in its case',
    example: 'dec_01936f2e-7c1a-7b8e-9a54-2f6d3c1b0a99',
  });
const SubjectKind = z.enum(['consignee', 'person', 'notice', 'document', 'template', 'authority']);

export const ErasureBody = z.strictObject({ subject_id: subjectId, reason: reasonText }).meta({ id: 'ErasureBody' });

export const Erasure = z
  .object({ subject_id: subjectId, kind: SubjectKind, erased_at: instant })
  .meta({ id: 'Erasure' });

export const SubjectExport = z
  .object({
    subject_id: subjectId,
    kind: SubjectKind,
    erased_at: instant.nullable(),
    kept_until: instant.nullable().meta({
      description: 'To the end of which day the cases that have ended have to be kept; open ones are kept longer',
    }),
    kept_because: z.string().nullable().meta({ example: '4 years by the law of GB (gb.retention.customs)' }),
    held: z
      .record(z.string(), z.array(z.record(z.string(), z.unknown())))
      .meta({ description: 'Rows by table, as they are kept' }),
  })
  .meta({ id: 'SubjectExport' });
