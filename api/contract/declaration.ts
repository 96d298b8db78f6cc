import { z } from 'zod';
import { Fault } from './problem.js';
import { DraftDeclarationData } from './draftDeclarationData.js';
import { countryCode, instant, pageOf, reasonText, writtenText } from './primitives.js';
import { identifier } from './primitives.js';
import { ActionName, DeadlineName, FlagName, LaneName, StateName } from './vocabulary.js';

/** A declaration in a list. */
export const DeclarationSummary = z
  .object({
    id: identifier('dec'),
    organisation_id: identifier('org'),
    state: StateName,
    flags: z.array(FlagName),
    lane: LaneName.nullable().meta({
      description: 'Null until chosen; exporters see it once a control is announced or none is needed',
    }),
    lrn: z.string().nullable(),
    ducr: z.string().nullable(),
    mrn: z.string().nullable(),
    s10: z.string().nullable(),
    corridor: z.object({ origin: countryCode.nullable(), destination: countryCode.nullable() }),
    invoice_number: z.string().nullable(),
    data_version: z.int().meta({ description: 'Number of the version of the data that stands' }),
    submitted_at: instant.nullable(),
    ended_at: instant.nullable(),
    expires_at: instant
      .nullable()
      .meta({ description: 'Of a draft: when it is deleted unless it is changed or submitted before' }),
    created_at: instant,
    updated_at: instant,
  })
  .meta({ id: 'DeclarationSummary' });
export type DeclarationSummary = z.infer<typeof DeclarationSummary>;

/** A declaration with its data. The `ETag` header carries its version for `If-Match`. */
export const Declaration = z
  .object({
    ...DeclarationSummary.shape,
    sequence: z.int().meta({ description: 'Sequence number of its last event' }),
    version: z.int().meta({ description: 'Raised by every change; the ETag' }),
    data: DraftDeclarationData,
    faults: z.array(Fault).meta({ description: 'While a draft: all that stands in the way of submission' }),
    allowed_actions: z.array(ActionName).meta({ description: 'What the caller may do now' }),
    deadlines: z.partialRecord(DeadlineName, instant),
    correlation_id: z.string(),
    registered_at: instant.nullable(),
    released_at: instant.nullable(),
    exited_at: instant.nullable(),
  })
  .meta({ id: 'Declaration' });
export type Declaration = z.infer<typeof Declaration>;

export const DeclarationPage = pageOf(DeclarationSummary, 'DeclarationPage');

/** One version of the data; never changed once written. */
export const DeclarationVersion = z
  .object({
    number: z.int(),
    made_by: z.enum(['exporter', 'customs']).meta({ description: '`customs` for a correction after inspection' }),
    data: DraftDeclarationData,
    reason: z.string().nullable(),
    created_at: instant,
  })
  .meta({ id: 'DeclarationVersion' });
export const DeclarationVersionPage = pageOf(DeclarationVersion, 'DeclarationVersionPage');

/** What people read: who did what, when and why. */
export const TimelineEntry = z
  .object({
    sequence: z.int(),
    at: instant,
    actor: z.string().meta({ description: 'Person id, `system`, or the name of a counterparty' }),
    role: z.string(),
    what: z.string(),
    from_state: StateName.nullable(),
    to_state: StateName.nullable(),
    why: z.string(),
    rule_id: z.string().nullable(),
    details: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'TimelineEntry' });
export type TimelineEntry = z.infer<typeof TimelineEntry>;
export const TimelinePage = pageOf(TimelineEntry, 'TimelinePage');

export const CreateDeclarationBody = z
  .strictObject({ data: DraftDeclarationData })
  .meta({ id: 'CreateDeclarationBody' });
/** Change of a draft: RFC 7396 merge patch of `data` (null removes a member, arrays are replaced whole). */
export const ChangeDeclarationBody = z
  .strictObject({ data: z.record(z.string(), z.unknown()) })
  .meta({ id: 'ChangeDeclarationBody', description: 'JSON merge patch (RFC 7396) of the data of a draft' });
export const SubmitBody = z
  .strictObject({})
  .meta({ id: 'SubmitBody', description: 'Nothing: the draft is submitted as it stands' });
export const ResubmitBody = z
  .strictObject({ data: DraftDeclarationData, reason: reasonText })
  .meta({ id: 'ResubmitBody', description: 'The whole corrected data; it becomes a new version' });
export const WithdrawBody = z.strictObject({ reason: reasonText }).meta({ id: 'WithdrawBody' });
export const SupplyDocumentsBody = z
  .strictObject({
    document_ids: z.array(identifier('doc')).min(1, 'must name at least one document').max(50),
    note: writtenText(2000).optional(),
  })
  .meta({ id: 'SupplyDocumentsBody' });
export const AnswerQueryBody = z
  .strictObject({ text: writtenText(4000), document_ids: z.array(identifier('doc')).max(50).optional() })
  .meta({ id: 'AnswerQueryBody' });
export const ProofOfExitBody = z
  .strictObject({
    exited_at: instant.meta({ description: 'When the goods left the territory' }),
    office_of_exit: z.string().regex(/^[A-Z]{2}[A-Z2-9]{3}$/, 'must be a UN/LOCODE, such as "RWKGL"'),
    reference: writtenText(100)
      .optional()
      .meta({ description: "Reference of the exit note or of the carrier's document" }),
    reason: reasonText,
  })
  .meta({ id: 'ProofOfExitBody' });
