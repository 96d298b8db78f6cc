import { z } from 'zod';
import { defineOperation } from '../operation.js';
import { FlagName, LaneName, StateName } from '../vocabulary.js';

export const exportDeclarations = defineOperation({
  operationId: 'exportDeclarations',
  method: 'get',
  path: '/v1/declarations.csv',
  tag: 'declarations',
  summary: 'Declarations as a table in CSV, newest first',
  description:
    'For spreadsheets: a text that one could take for a formula begins with an apostrophe. Programs read the list or the feed.',
  auth: 'bearer',
  query: z.strictObject({
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(10_000)
      .default(10_000)
      .meta({ description: 'Rows at most', example: 500 }),
    state: StateName.optional(),
    lane: LaneName.optional(),
    flag: FlagName.optional(),
    reference: z.string().max(64).optional().meta({ description: 'LRN, DUCR, MRN or S10, exactly' }),
  }),
  responses: {
    200: {
      description: 'The table, with a line of headings',
      schema: z.string(),
      contentType: 'text/csv',
      headers: { 'Content-Disposition': 'attachment' },
    },
  },
});
