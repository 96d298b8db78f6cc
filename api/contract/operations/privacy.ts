import { z } from 'zod';
import { defineOperation, json } from '../operation.js';
import { pathId } from '../primitives.js';
import { Erasure, ErasureBody, SubjectExport } from '../privacy.js';

const tag = 'privacy';

export const eraseSubject = defineOperation({
  operationId: 'eraseSubject',
  method: 'post',
  path: '/v1/privacy/erasures',
  tag,
  summary: 'Erase what is held on a person, or on everybody in a case, at their request (operations supervisor)',
  description:
    'The key under which it stands is destroyed; from then on it is shown as erased, and the audit chain still verifies. Refused while a case is open or has to be kept by law. Asked again it answers the same.',
  auth: 'bearer',
  idempotent: true,
  body: { schema: ErasureBody, contentType: json },
  responses: { 201: { description: 'Erased', schema: Erasure } },
  problems: [403, 404, 409],
});

export const exportSubject = defineOperation({
  operationId: 'exportSubject',
  method: 'get',
  path: '/v1/privacy/subjects/{subject_id}',
  tag,
  summary: 'Export everything that is held on a person, or on everybody in a case (operations supervisor)',
  description: 'Every export is recorded in the audit chain.',
  auth: 'bearer',
  params: z.object({ subject_id: pathId('subject') }),
  responses: { 200: { description: 'What is held', schema: SubjectExport } },
  problems: [403, 404],
});
