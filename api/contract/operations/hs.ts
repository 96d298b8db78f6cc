import { z } from 'zod';
import {
  ClassifyGoodsBody,
  HsClassification,
  HsCode,
  hsCode,
  hsQuestion,
  HsSearch,
  ImportNomenclatureBody,
  ImportNomenclatureFields,
  NomenclatureCheck,
  NomenclatureImport,
  WordLanguage,
} from '../hs.js';
import { defineOperation, json } from '../operation.js';
import { writtenText } from '../primitives.js';

const tag = 'hs';

export const searchHs = defineOperation({
  operationId: 'searchHs',
  method: 'get',
  path: '/v1/hs',
  tag,
  summary: 'Find codes of the Harmonised System by everyday words or by digits',
  auth: 'bearer',
  query: z.strictObject({
    q: writtenText(200).meta({ description: 'Words, typing errors allowed, or the first digits of a code' }),
    language: WordLanguage.optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
    ...hsQuestion,
  }),
  responses: { 200: { description: 'Codes, the best first', schema: HsSearch } },
});

export const getHs = defineOperation({
  operationId: 'getHs',
  method: 'get',
  path: '/v1/hs/{code}',
  tag,
  summary: 'Read one code with what stands above and below it',
  auth: 'bearer',
  params: z.object({ code: hsCode }),
  query: z.strictObject(hsQuestion),
  responses: { 200: { description: 'The code', schema: HsCode } },
  problems: [404],
});

export const classifyGoods = defineOperation({
  operationId: 'classifyGoods',
  method: 'post',
  path: '/v1/hs/classifications',
  tag,
  summary: 'Offer up to five headings for a description, and say whether it is too vague to clear',
  description: 'An offer with its reasons, no ruling: whoever declares answers for the code.',
  auth: 'bearer',
  idempotent: true,
  body: { schema: ClassifyGoodsBody, contentType: json },
  responses: { 200: { description: 'Headings, words and advice', schema: HsClassification } },
});

export const importNomenclature = defineOperation({
  operationId: 'importNomenclature',
  method: 'post',
  path: '/v1/nomenclature/imports',
  tag,
  summary: 'Import an edition of the nomenclature, or the table between HS 2017 and HS 2022 (operator)',
  description: 'Whole or not at all; the same file again changes nothing.',
  auth: 'bearer',
  idempotent: true,
  body: { schema: ImportNomenclatureBody, contentType: 'multipart/form-data', fileTypes: ['text/csv'] },
  fields: ImportNomenclatureFields,
  responses: { 201: { description: 'Imported', schema: NomenclatureImport } },
  problems: [403, 413],
});

export const checkNomenclature = defineOperation({
  operationId: 'checkNomenclature',
  method: 'get',
  path: '/v1/nomenclature/check',
  tag,
  summary: 'Codes that country packs name and the edition lacks, or that were split or renumbered (operator)',
  auth: 'bearer',
  responses: { 200: { description: 'Findings, and what could not be judged', schema: NomenclatureCheck } },
  problems: [403],
});
