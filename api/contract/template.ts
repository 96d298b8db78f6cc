import { z } from 'zod';
import { Declaration } from './declaration.js';
import { DraftDeclarationData } from './draftDeclarationData.js';
import { countryCode, identifier, instant, pageOf, writtenText } from './primitives.js';

/** Something that was not taken over into a copy or a template. */
export const LeftOut = z
  .object({
    pointer: z.string().meta({ description: 'Where it stood in what the copy was made of', example: '/data/lrn' }),
    why: z.string(),
  })
  .meta({ id: 'LeftOut' });

const leftOut = z.array(LeftOut).meta({ description: 'What belongs to one parcel alone and was not taken over' });

/** A draft that began with a declaration or a template. */
export const DerivedDraft = z.object({ ...Declaration.shape, left_out: leftOut }).meta({ id: 'DerivedDraft' });
export type DerivedDraft = z.infer<typeof DerivedDraft>;

/** A template in a list. */
export const TemplateSummary = z
  .object({
    id: identifier('tpl'),
    organisation_id: identifier('org'),
    name: z.string(),
    corridor: z.object({ origin: countryCode.nullable(), destination: countryCode.nullable() }),
    version: z.int().meta({ description: 'Raised by every change; the ETag' }),
    created_by: z.string(),
    created_at: instant,
    updated_at: instant,
  })
  .meta({ id: 'TemplateSummary' });
export type TemplateSummary = z.infer<typeof TemplateSummary>;
export const TemplatePage = pageOf(TemplateSummary, 'TemplatePage');

/** A template with its data. */
export const Template = z.object({ ...TemplateSummary.shape, data: DraftDeclarationData }).meta({ id: 'Template' });
export type Template = z.infer<typeof Template>;

export const KeptTemplate = z.object({ ...Template.shape, left_out: leftOut }).meta({ id: 'KeptTemplate' });
export type KeptTemplate = z.infer<typeof KeptTemplate>;

const templateName = writtenText(100).meta({
  description: 'One of its kind in the firm',
  example: 'Coffee to Beijing',
});

export const CreateTemplateBody = z
  .strictObject({
    name: templateName,
    data: DraftDeclarationData.optional(),
    declaration_id: identifier('dec').optional(),
  })
  .refine(({ data, declaration_id }) => (data === undefined) !== (declaration_id === undefined), {
    message: 'must be made either from data or from a declaration',
    path: ['data'],
  })
  .meta({ id: 'CreateTemplateBody', description: 'Either `data` or `declaration_id`' });

const patch = z
  .record(z.string(), z.unknown())
  .optional()
  .meta({ description: 'JSON merge patch (RFC 7396) of the data: what is different' });

export const ChangeTemplateBody = z
  .strictObject({ name: templateName.optional(), data: patch })
  .meta({ id: 'ChangeTemplateBody' });

/** Of a copy and of a draft from a template alike. */
export const DeriveDraftBody = z.strictObject({ data: patch }).meta({ id: 'DeriveDraftBody' });
