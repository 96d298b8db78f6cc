import { z } from 'zod';
import { countryCode, identifier, instant, writtenText } from './primitives.js';
import { AgencyCode, PermitType } from './vocabulary.js';

/** An edition of the Harmonised System, by the year it entered into force. */
export const HsEdition = z.enum(['2017', '2022']).meta({ id: 'HsEdition' });
/** English for all goods; French, Chinese, Malay and Kinyarwanda for the corridors' goods. */
export const WordLanguage = z.enum(['en', 'fr', 'zh', 'ms', 'rw']).meta({ id: 'WordLanguage' });

export const hsCode = z
  .string()
  .regex(/^\d{2}(\d{2}(\d{2})?)?$/, 'must be 2, 4 or 6 digits')
  .meta({ description: 'Code of the Harmonised System: chapter, heading or subheading', example: '0901' });

/** What every question about codes may narrow. */
export const hsQuestion = {
  edition: HsEdition.default('2022'),
  origin: countryCode
    .optional()
    .meta({ description: 'Where the goods leave; without it, the country of your organisation' }),
  destination: countryCode.optional(),
};

const editionUsed = {
  edition: HsEdition,
  wording: z.enum(['built_in', 'imported']).meta({
    description: '`built_in`: only the part that Portolan carries, in its own words; import the edition for all of it',
  }),
};

export const HsEntry = z.object({ code: hsCode, text: z.string() }).meta({ id: 'HsEntry' });

/** A permit that goods of a code need at their origin. */
export const HsPermitMark = z
  .object({
    permit_type: PermitType,
    agency: AgencyCode,
    destinations: z.array(z.string()),
    applies: z.enum(['all', 'some']).meta({ description: '`some`: only part of the goods of this code' }),
    rule_id: z.string(),
  })
  .meta({ id: 'HsPermitMark' });

const spelledCode = {
  code: hsCode,
  path: z.array(HsEntry).meta({ description: 'Chapter, heading and the code itself, spelled out' }),
  permits: z.array(HsPermitMark),
};
const words = z.array(z.string()).meta({ description: 'Words of the text that spoke for it, the strongest first' });

export const HsSearch = z
  .object({ ...editionUsed, items: z.array(z.object({ ...spelledCode, words })) })
  .meta({ id: 'HsSearch' });

export const HsCode = z
  .object({
    ...editionUsed,
    ...spelledCode,
    below: z.array(HsEntry).meta({ description: 'Headings of a chapter, subheadings of a heading' }),
    became: z
      .object({ fate: z.enum(['same', 'renumbered', 'split', 'unknown']), candidates: z.array(hsCode) })
      .nullable()
      .meta({ description: 'What became of a code of HS 2017 in HS 2022; null without a correlation table' }),
  })
  .meta({ id: 'HsCode' });

export const ClassifyGoodsBody = z
  .strictObject({
    ...hsQuestion,
    description: writtenText(1000).meta({ description: 'The goods in free text, as a parcel would carry it' }),
    language: WordLanguage.optional(),
  })
  .meta({ id: 'ClassifyGoodsBody' });

export const VAGUE_CAUSES = [
  'no_words',
  'no_goods',
  'listed',
  'general',
  'material_only',
  'brand_only',
  'unrecognised',
] as const;

export const HsClassification = z
  .object({
    ...editionUsed,
    vague: z
      .object({
        cause: z.enum(VAGUE_CAUSES),
        says: z.string(),
        write_instead: z.string(),
        examples: z.array(z.string()),
      })
      .nullable()
      .meta({ description: 'Why the text is too vague to clear and what to write instead; null when it is not' }),
    own: z
      .array(
        z.object({
          ...spelledCode,
          declaration_id: identifier('dec'),
          declared_as: z.string(),
          likeness: z.number().meta({ description: 'How much of both texts agrees, 0 to 1' }),
        }),
      )
      .meta({
        description: 'What your organisation chose for like goods before: first, and no proof that it was right',
      }),
    headings: z
      .array(
        z.object({
          ...spelledCode,
          score: z.number().meta({ description: 'Share of the evidence, 0 to 1; no probability' }),
          words,
          below: z.array(z.object(spelledCode)).meta({ description: 'Subheadings that share words with the text' }),
        }),
      )
      .max(5),
  })
  .meta({ id: 'HsClassification' });

/** Fields beside the file of an import. */
export const ImportNomenclatureFields = z.strictObject({
  kind: z.enum(['edition', 'correlation']).default('edition'),
  edition: HsEdition.optional().meta({ description: 'Of `kind` edition: which one the file holds' }),
});

export const ImportNomenclatureBody = z
  .object({
    ...ImportNomenclatureFields.shape,
    file: z.string().meta({
      description: 'CSV in UTF-8: `hscode,description` of an edition, or `hs_2017,hs_2022` of the table between them',
      override: { format: 'binary' },
    }),
  })
  .meta({ id: 'ImportNomenclatureBody' });

const importedFile = {
  id: z.string(),
  content_hash: z.string(),
  source_name: z.string(),
  rows: z.int(),
  imported_at: instant,
};
export const NomenclatureImport = z
  .object({ ...importedFile, unchanged: z.boolean() })
  .meta({ id: 'NomenclatureImport' });

export const NomenclatureCheck = z
  .object({
    imported: z.array(z.object(importedFile)),
    codes: z.int().meta({ description: 'Codes of country packs that were looked at' }),
    findings: z.array(
      z.object({
        code: z.string(),
        edition: z.string(),
        where: z.string(),
        finding: z.enum(['not_in_edition', 'renumbered', 'split']),
        candidates: z.array(hsCode),
      }),
    ),
    not_checked: z.array(z.string()),
  })
  .meta({ id: 'NomenclatureCheck' });
