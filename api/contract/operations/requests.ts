import { z } from 'zod';
import { defineOperation, json } from '../operation.js';
import { pageQuery, pathId } from '../primitives.js';
import {
  AmendmentBody,
  AmendmentCancellationBody,
  AmendmentPage,
  CorrectionBody,
  PresentationBody,
  WithdrawalRequestBody,
  WithdrawalRequestPage,
} from '../request.js';
import { actOperation } from './actOperation.js';

const tag = 'requests';
const params = z.object({ declaration_id: pathId('declaration') });
const query = z.strictObject(pageQuery);

export const requestAmendment = defineOperation({
  ...actOperation,
  tag,
  operationId: 'requestAmendment',
  path: '/v1/declarations/{declaration_id}/amendments',
  summary: 'Ask to change a declaration that is lodged',
  description:
    'Send the whole data as it should be. Nothing changes before the request is decided: by an officer once a control is announced, by customs where it accepted the declaration, else at once.',
  params,
  body: { schema: AmendmentBody, contentType: json },
});

export const cancelAmendment = defineOperation({
  ...actOperation,
  tag,
  operationId: 'cancelAmendment',
  path: '/v1/declarations/{declaration_id}/amendments/{amendment_id}/cancellation',
  summary: 'Take a request to amend back',
  description: 'At once while customs has not been asked; after that customs says whether it is in time.',
  params: z.object({ declaration_id: pathId('declaration'), amendment_id: pathId('amendment') }),
  body: { schema: AmendmentCancellationBody, contentType: json },
});

export const listAmendments = defineOperation({
  operationId: 'listAmendments',
  method: 'get',
  path: '/v1/declarations/{declaration_id}/amendments',
  tag,
  summary: 'Requests to amend, and corrections of customs, the first one first',
  auth: 'bearer',
  params,
  query,
  responses: { 200: { description: 'One page', schema: AmendmentPage } },
  problems: [403, 404],
});

export const requestWithdrawal = defineOperation({
  ...actOperation,
  tag,
  operationId: 'requestWithdrawal',
  path: '/v1/declarations/{declaration_id}/withdrawal-requests',
  summary: 'Ask customs to consent to a withdrawal',
  params,
  body: { schema: WithdrawalRequestBody, contentType: json },
});

export const listWithdrawalRequests = defineOperation({
  operationId: 'listWithdrawalRequests',
  method: 'get',
  path: '/v1/declarations/{declaration_id}/withdrawal-requests',
  tag,
  summary: 'Requests to withdraw, newest first',
  auth: 'bearer',
  params,
  query,
  responses: { 200: { description: 'One page', schema: WithdrawalRequestPage } },
  problems: [403, 404],
});

export const presentGoods = defineOperation({
  ...actOperation,
  tag,
  operationId: 'presentGoods',
  path: '/v1/declarations/{declaration_id}/presentation',
  summary: 'Say that goods which were declared ahead have come',
  params,
  body: { schema: PresentationBody, contentType: json },
});

export const correctDeclaration = defineOperation({
  ...actOperation,
  tag,
  operationId: 'correctDeclaration',
  path: '/v1/declarations/{declaration_id}/corrections',
  summary: 'Correct what was declared, on findings of customs (customs officer)',
  params,
  body: { schema: CorrectionBody, contentType: json },
});
