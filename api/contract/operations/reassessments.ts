import { z } from 'zod';
import { defineOperation, json } from '../operation.js';
import { pathId } from '../primitives.js';
import { ReassessBody, Reassessment } from '../reassessment.js';

export const reassessDeclaration = defineOperation({
  operationId: 'reassessDeclaration',
  method: 'post',
  path: '/v1/declarations/{declaration_id}/reassessments',
  tag: 'declarations',
  summary: 'Ask what a declaration would come to by the law of another day; changes nothing',
  description:
    'Held against the assessment that stands: which charge differs, by how much, and which row took the place of which. Nothing is recorded: a decision already made stays.',
  auth: 'bearer',
  idempotent: true,
  params: z.object({ declaration_id: pathId('declaration') }),
  body: { schema: ReassessBody, contentType: json },
  responses: { 200: { description: 'Before and after', schema: Reassessment } },
  problems: [404],
});
