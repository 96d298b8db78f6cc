import { z } from 'zod';
import { Act } from '../act.js';
import { AssessmentPage, DecisionPage } from '../assessment.js';
import {
  AnswerQueryBody,
  ChangeDeclarationBody,
  CreateDeclarationBody,
  Declaration,
  DeclarationPage,
  DeclarationVersionPage,
  ProofOfExitBody,
  ResubmitBody,
  SubmitBody,
  SupplyDocumentsBody,
  TimelinePage,
  WithdrawBody,
} from '../declaration.js';
import { defineOperation, json } from '../operation.js';
import { pageQuery, pathId } from '../primitives.js';
import { TaskPage } from '../task.js';
import { FlagName, LaneName, StateName } from '../vocabulary.js';
import { actOperation } from './actOperation.js';

const tag = 'declarations';
const params = z.object({ declaration_id: pathId('declaration') });
const etag = { ETag: 'Version of the declaration, for `If-Match`' };

export const createDeclaration = defineOperation({
  operationId: 'createDeclaration',
  method: 'post',
  path: '/v1/declarations',
  tag,
  summary: 'Create a draft',
  description: 'Incomplete data is welcome; `faults` lists all that is still in the way of submission.',
  auth: 'bearer',
  idempotent: true,
  body: { schema: CreateDeclarationBody, contentType: json },
  responses: { 201: { description: 'The draft', schema: Declaration, headers: { ...etag, Location: 'The draft' } } },
  problems: [403],
});

export const listDeclarations = defineOperation({
  operationId: 'listDeclarations',
  method: 'get',
  path: '/v1/declarations',
  tag,
  summary: 'List declarations, newest first',
  auth: 'bearer',
  query: z.strictObject({
    ...pageQuery,
    state: StateName.optional(),
    lane: LaneName.optional(),
    flag: FlagName.optional(),
    reference: z.string().max(64).optional().meta({ description: 'LRN, DUCR, MRN or S10, exactly' }),
  }),
  responses: { 200: { description: 'One page', schema: DeclarationPage } },
});

export const getDeclaration = defineOperation({
  operationId: 'getDeclaration',
  method: 'get',
  path: '/v1/declarations/{declaration_id}',
  tag,
  summary: 'Read one declaration',
  auth: 'bearer',
  params,
  responses: { 200: { description: 'The declaration', schema: Declaration, headers: etag } },
  problems: [404],
});

export const changeDeclaration = defineOperation({
  operationId: 'changeDeclaration',
  method: 'patch',
  path: '/v1/declarations/{declaration_id}',
  tag,
  summary: 'Change a draft',
  auth: 'bearer',
  conditional: true,
  params,
  body: { schema: ChangeDeclarationBody, contentType: json },
  responses: { 200: { description: 'The draft as changed', schema: Declaration, headers: etag } },
  problems: [403, 404, 409, 412, 428],
});

export const deleteDeclaration = defineOperation({
  operationId: 'deleteDeclaration',
  method: 'delete',
  path: '/v1/declarations/{declaration_id}',
  tag,
  summary: 'Delete a draft',
  auth: 'bearer',
  params,
  responses: { 204: { description: 'Deleted' } },
  problems: [403, 404, 409],
});

export const submitDeclaration = defineOperation({
  ...actOperation,
  operationId: 'submitDeclaration',
  path: '/v1/declarations/{declaration_id}/submit',
  tag,
  summary: 'Submit a draft',
  description: 'Checks everything at once. Permit quantities are reserved and the clearance is started.',
  params,
  body: { schema: SubmitBody, contentType: json },
});

export const resubmitDeclaration = defineOperation({
  ...actOperation,
  operationId: 'resubmitDeclaration',
  path: '/v1/declarations/{declaration_id}/resubmit',
  tag,
  summary: 'Submit corrected data after a rejection or a refused permit',
  params,
  body: { schema: ResubmitBody, contentType: json },
});

export const withdrawDeclaration = defineOperation({
  ...actOperation,
  operationId: 'withdrawDeclaration',
  path: '/v1/declarations/{declaration_id}/withdraw',
  tag,
  summary: 'Withdraw a declaration',
  params,
  body: { schema: WithdrawBody, contentType: json },
});

export const supplyDocuments = defineOperation({
  ...actOperation,
  operationId: 'supplyDocuments',
  path: '/v1/declarations/{declaration_id}/documents-supplied',
  tag,
  summary: 'Say which stored documents answer a request for documents',
  params,
  body: { schema: SupplyDocumentsBody, contentType: json },
});

export const answerQuery = defineOperation({
  ...actOperation,
  operationId: 'answerQuery',
  path: '/v1/declarations/{declaration_id}/answer',
  tag,
  summary: "Answer an officer's question",
  params,
  body: { schema: AnswerQueryBody, contentType: json },
});

export const recordProofOfExit = defineOperation({
  ...actOperation,
  operationId: 'recordProofOfExit',
  path: '/v1/declarations/{declaration_id}/proof-of-exit',
  tag,
  summary: 'Record proof that the goods left the territory (customs officer)',
  params,
  body: { schema: ProofOfExitBody, contentType: json },
});

const historyQuery = z.strictObject(pageQuery);

export const getTimeline = defineOperation({
  operationId: 'getTimeline',
  method: 'get',
  path: '/v1/declarations/{declaration_id}/timeline',
  tag,
  summary: 'Who did what, when and why; oldest first',
  auth: 'bearer',
  params,
  query: historyQuery,
  responses: { 200: { description: 'One page', schema: TimelinePage } },
  problems: [404],
});

export const listAssessments = defineOperation({
  operationId: 'listAssessments',
  method: 'get',
  path: '/v1/declarations/{declaration_id}/assessments',
  tag,
  summary: 'Assessments of duties and taxes, line by line; oldest first',
  auth: 'bearer',
  params,
  query: historyQuery,
  responses: { 200: { description: 'One page', schema: AssessmentPage } },
  problems: [404],
});

export const listDecisions = defineOperation({
  operationId: 'listDecisions',
  method: 'get',
  path: '/v1/declarations/{declaration_id}/decisions',
  tag,
  summary: 'Recorded decisions with rule, facts and explanation; oldest first',
  auth: 'bearer',
  params,
  query: historyQuery,
  responses: { 200: { description: 'One page', schema: DecisionPage } },
  problems: [404],
});

export const listVersions = defineOperation({
  operationId: 'listVersions',
  method: 'get',
  path: '/v1/declarations/{declaration_id}/versions',
  tag,
  summary: 'Versions of the data, the first one first',
  auth: 'bearer',
  params,
  query: historyQuery,
  responses: { 200: { description: 'One page', schema: DeclarationVersionPage } },
  problems: [404],
});

export const listDeclarationTasks = defineOperation({
  operationId: 'listDeclarationTasks',
  method: 'get',
  path: '/v1/declarations/{declaration_id}/tasks',
  tag,
  summary: 'Tasks on this declaration that the caller may see',
  auth: 'bearer',
  params,
  query: historyQuery,
  responses: { 200: { description: 'One page', schema: TaskPage } },
  problems: [404],
});

export const getAct = defineOperation({
  operationId: 'getAct',
  method: 'get',
  path: '/v1/acts/{act_id}',
  tag: 'acts',
  summary: 'What became of an act',
  auth: 'bearer',
  params: z.object({ act_id: pathId('act') }),
  responses: { 200: { description: 'The act', schema: Act } },
  problems: [404],
});
