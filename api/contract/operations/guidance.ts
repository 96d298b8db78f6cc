import { defineOperation } from '../operation.js';
import { Guidance, GuidanceQuery } from '../guidance.js';

export const getGuidance = defineOperation({
  operationId: 'getGuidance',
  method: 'get',
  path: '/v1/guidance',
  tag: 'guidance',
  summary:
    'What goods need on their way: permits, registrations, labels, documents, prohibitions, and what happens next',
  description:
    'Asked before anything is sent; nothing is stored, and no firm’s data is used. Permits of the country of origin come by the rule that decides over a declaration. What no sourced row answers stands in `cannot_say`; what hangs on a fact that was not told, in `questions`.',
  auth: 'bearer',
  query: GuidanceQuery,
  responses: { 200: { description: 'The guidance', schema: Guidance } },
});
