import { z } from 'zod';
import { defineOperation, json } from '../operation.js';
import { pageQuery, pathId } from '../primitives.js';
import { ChooseMembershipBody, CurrentSession, RevokedSessions, SessionPage } from '../session.js';

const tag = 'sessions';

export const listSessions = defineOperation({
  operationId: 'listSessions',
  method: 'get',
  path: '/v1/sessions',
  tag,
  summary: 'List your own sessions that are in force, newest first',
  auth: 'bearer',
  query: z.strictObject(pageQuery),
  responses: { 200: { description: 'One page', schema: SessionPage } },
});

export const getCurrentSession = defineOperation({
  operationId: 'getCurrentSession',
  method: 'get',
  path: '/v1/sessions/current',
  tag,
  summary: 'The session of this request, and the token that changes under it carry',
  auth: 'bearer',
  responses: { 200: { description: 'The session', schema: CurrentSession } },
});

export const chooseMembership = defineOperation({
  operationId: 'chooseMembership',
  method: 'post',
  path: '/v1/sessions/current/membership',
  tag,
  summary: 'Go on in another of your roles',
  description:
    'The session ends, and the answer’s cookie opens another one in that role: ask for the current session again, whose token is another too. Asking for the role that one is in already is in order.',
  auth: 'bearer',
  idempotent: true,
  body: { schema: ChooseMembershipBody, contentType: json },
  responses: { 204: { description: 'The cookie opens a session in that role' } },
  problems: [404, 409],
});

export const revokeSession = defineOperation({
  operationId: 'revokeSession',
  method: 'delete',
  path: '/v1/sessions/{session_id}',
  tag,
  summary: 'End one of your own sessions; its next request is refused',
  auth: 'bearer',
  params: z.object({ session_id: pathId('session') }),
  responses: { 204: { description: 'Ended' } },
  problems: [404],
});

export const revokeOtherSessions = defineOperation({
  operationId: 'revokeOtherSessions',
  method: 'delete',
  path: '/v1/sessions',
  tag,
  summary: 'End all of your own sessions but this one; all, where the request carries an access token',
  auth: 'bearer',
  responses: { 200: { description: 'How many', schema: RevokedSessions } },
});
