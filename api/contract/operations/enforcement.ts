import { z } from 'zod';
import {
  AppealBody,
  AppealPage,
  Enforcement,
  EnforcementBody,
  EnforcementPage,
  HoldPage,
  LegalNoticePage,
  ReasonBody,
} from '../enforcement.js';
import { defineOperation, json } from '../operation.js';
import { SignBody } from '../ops.js';
import { pageQuery, pathId } from '../primitives.js';
import { actOperation } from './actOperation.js';

const tag = 'enforcement';
const params = z.object({ declaration_id: pathId('declaration') });
const proposalParams = z.object({ proposal_id: pathId('proposal') });
const listQuery = z.strictObject(pageQuery);
const reasonBody = { schema: ReasonBody, contentType: json };

export const placeHold = defineOperation({
  ...actOperation,
  operationId: 'placeHold',
  path: '/v1/declarations/{declaration_id}/holds',
  tag,
  summary: 'Hold a consignment where it is (customs officer)',
  description: 'Neither release nor handover goes on until the hold is lifted. The exporter sees the reason.',
  params,
  body: reasonBody,
});

export const liftHold = defineOperation({
  ...actOperation,
  operationId: 'liftHold',
  path: '/v1/declarations/{declaration_id}/holds/lift',
  tag,
  summary: 'Lift the hold (customs officer)',
  params,
  body: reasonBody,
});

export const listHolds = defineOperation({
  operationId: 'listHolds',
  method: 'get',
  path: '/v1/declarations/{declaration_id}/holds',
  tag,
  summary: 'Holds on the consignment, newest first',
  auth: 'bearer',
  params,
  query: listQuery,
  responses: { 200: { description: 'One page', schema: HoldPage } },
  problems: [403, 404],
});

export const recallDeclaration = defineOperation({
  ...actOperation,
  operationId: 'recallDeclaration',
  path: '/v1/declarations/{declaration_id}/recall',
  tag,
  summary: 'Call released goods back before they leave (customs officer)',
  description: 'A parcel that the carrier has is to be stopped there; where it has left, a task says so.',
  params,
  body: reasonBody,
});

export const endRecall = defineOperation({
  ...actOperation,
  operationId: 'endRecall',
  path: '/v1/declarations/{declaration_id}/recall/end',
  tag,
  summary: 'Let recalled goods go on (customs officer)',
  params,
  body: reasonBody,
});

export const invalidateDeclaration = defineOperation({
  ...actOperation,
  operationId: 'invalidateDeclaration',
  path: '/v1/declarations/{declaration_id}/invalidation',
  tag,
  summary: 'End an accepted declaration whose goods never left (customs officer)',
  params,
  body: reasonBody,
});

export const proposeEnforcement = defineOperation({
  operationId: 'proposeEnforcement',
  method: 'post',
  path: '/v1/declarations/{declaration_id}/enforcement',
  tag,
  summary:
    'Propose an act against goods: detain, seize, let go, return, destroy, forfeit, decide an appeal (customs officer)',
  description:
    'Nothing happens to the goods before another officer has signed. What cannot be taken back waits until the time to appeal has run out and no appeal is open.',
  auth: 'bearer',
  idempotent: true,
  params,
  body: { schema: EnforcementBody, contentType: json },
  responses: {
    202: { description: 'Waits for a second signature', schema: Enforcement, headers: { Location: 'The proposal' } },
  },
  problems: [403, 404, 409],
});

export const listEnforcement = defineOperation({
  operationId: 'listEnforcement',
  method: 'get',
  path: '/v1/declarations/{declaration_id}/enforcement',
  tag,
  summary: 'Acts against the goods, proposed or done, newest first (customs officer, operator)',
  auth: 'bearer',
  params,
  query: z.strictObject({
    ...pageQuery,
    status: z.enum(['awaiting_signature', 'delivered', 'expired', 'refused']).optional(),
  }),
  responses: { 200: { description: 'One page', schema: EnforcementPage } },
  problems: [403, 404],
});

export const getEnforcement = defineOperation({
  operationId: 'getEnforcement',
  method: 'get',
  path: '/v1/enforcement/{proposal_id}',
  tag,
  summary: 'Read one of them (customs officer, operator)',
  auth: 'bearer',
  params: proposalParams,
  responses: { 200: { description: 'The proposal', schema: Enforcement } },
  problems: [403, 404],
});

export const signEnforcement = defineOperation({
  operationId: 'signEnforcement',
  method: 'post',
  path: '/v1/enforcement/{proposal_id}/signature',
  tag,
  summary: 'Sign an act against goods that another officer proposed (customs officer)',
  auth: 'bearer',
  idempotent: true,
  params: proposalParams,
  body: { schema: SignBody, contentType: json },
  responses: { 200: { description: 'Signed and delivered', schema: Enforcement } },
  problems: [403, 404, 409],
});

export const listLegalNotices = defineOperation({
  operationId: 'listLegalNotices',
  method: 'get',
  path: '/v1/declarations/{declaration_id}/legal-notices',
  tag,
  summary: 'Notices of detention and seizure with their ground, place and time to appeal, newest first',
  auth: 'bearer',
  params,
  query: listQuery,
  responses: { 200: { description: 'One page', schema: LegalNoticePage } },
  problems: [403, 404],
});

export const lodgeAppeal = defineOperation({
  ...actOperation,
  operationId: 'lodgeAppeal',
  path: '/v1/declarations/{declaration_id}/appeals',
  tag,
  summary: 'Appeal against a detention or seizure',
  description: 'Open until the time named in the notice; afterwards refused with `CLEARANCE.APPEAL_WINDOW_CLOSED`.',
  params,
  body: { schema: AppealBody, contentType: json },
});

export const listAppeals = defineOperation({
  operationId: 'listAppeals',
  method: 'get',
  path: '/v1/declarations/{declaration_id}/appeals',
  tag,
  summary: 'Appeals, newest first',
  auth: 'bearer',
  params,
  query: listQuery,
  responses: { 200: { description: 'One page', schema: AppealPage } },
  problems: [403, 404],
});
