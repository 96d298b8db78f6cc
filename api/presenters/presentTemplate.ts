import type { DerivedDraft as DerivedDraftView } from '../../services/declarations/copyDeclaration.js';
import type { getTemplate } from '../../services/templates/readTemplates.js';
import type { KeptTemplate as KeptTemplateView } from '../../services/templates/writeTemplates.js';
import type { DerivedDraft, KeptTemplate, Template, TemplateSummary } from '../contract/template.js';
import type { Answer } from '../routing/answer.js';
import { presentCorridor } from './presentCorridor.js';
import { etagOf, presentDeclaration } from './presentDeclaration.js';

type TemplateRow = Awaited<ReturnType<typeof getTemplate>>;

const presentLeftOut = ({ leftOut }: Pick<KeptTemplateView, 'leftOut'>): DerivedDraft['left_out'] =>
  leftOut.map(({ pointer, why }) => ({ pointer: `/data${pointer}`, why }));

/** A template in a list. */
export function presentTemplateSummary(row: TemplateRow): TemplateSummary {
  const { corridor } = row.data as { corridor?: { origin?: string; destination?: string } };
  return {
    id: row.id,
    organisation_id: row.organisationId,
    name: row.name,
    corridor: presentCorridor(corridor),
    version: row.version,
    created_by: row.createdBy,
    created_at: row.createdAt,
    updated_at: row.updatedAt,
  };
}

export const presentTemplate = (row: TemplateRow): Template => ({
  ...presentTemplateSummary(row),
  data: row.data as Template['data'],
});

export const presentKeptTemplate = ({ template, leftOut }: KeptTemplateView): KeptTemplate => ({
  ...presentTemplate(template),
  left_out: presentLeftOut({ leftOut }),
});

/** The strong ETag of a template's version. */
export const templateEtag = ({ version }: Pick<TemplateRow, 'version'>): string => `"${version}"`;

/** The answer to whoever made a draft of something. */
export const answerDerivedDraft = ({ view, leftOut }: DerivedDraftView): Answer => ({
  status: 201,
  json: { ...presentDeclaration(view), left_out: presentLeftOut({ leftOut }) } satisfies DerivedDraft,
  headers: { ETag: etagOf(view), Location: `/v1/declarations/${view.declaration.id}` },
});
