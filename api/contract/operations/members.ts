import { z } from 'zod';
import {
  Authority,
  AuthorityPage,
  CreateInvitationBody,
  DelegateRoleBody,
  GrantAuthorityBody,
  Invitation,
  InvitationPage,
  Member,
  MemberPage,
  MemberReasonBody,
  NewInvitation,
} from '../member.js';
import { defineOperation, json } from '../operation.js';
import { identifier, pageQuery, pathId } from '../primitives.js';

const tag = 'members';
const memberParams = z.object({ membership_id: pathId('membership') });
const authorityParams = z.object({ authority_id: pathId('authority') });
const reasonBody = { schema: MemberReasonBody, contentType: json };
/** Of another organisation than one's own, for those who keep or look over all of them. */
const organisation = {
  organisation_id: identifier('org')
    .optional()
    .meta({ description: 'Another organisation (administrator, auditor); your own if absent' }),
};

export const listMembers = defineOperation({
  operationId: 'listMembers',
  method: 'get',
  path: '/v1/members',
  tag,
  summary: 'Members of an organisation, those who left too, newest first',
  auth: 'bearer',
  query: z.strictObject({ ...pageQuery, ...organisation }),
  responses: { 200: { description: 'One page', schema: MemberPage } },
  problems: [404],
});

export const endMembership = defineOperation({
  operationId: 'endMembership',
  method: 'post',
  path: '/v1/members/{membership_id}/end',
  tag,
  summary: 'Leave an organisation, or end what another person is in it',
  description:
    "One's own membership and delegations, a firm's by its administrator, anybody's by an administrator. Tokens and sessions in it end at once; what was delegated from it ends with it.",
  auth: 'bearer',
  idempotent: true,
  params: memberParams,
  body: reasonBody,
  responses: { 200: { description: 'The membership, ended', schema: Member } },
  problems: [403, 404, 409],
});

export const delegateRole = defineOperation({
  operationId: 'delegateRole',
  method: 'post',
  path: '/v1/members/delegations',
  tag,
  summary: 'Give your role to a colleague for a time',
  description:
    'Ends by itself, and can be ended before. A role that was delegated is not delegated on, and the colleague does not sign what you proposed, nor you what they did.',
  auth: 'bearer',
  idempotent: true,
  body: { schema: DelegateRoleBody, contentType: json },
  responses: { 201: { description: "The colleague's membership in the role", schema: Member } },
  problems: [403, 404, 409],
});

export const createInvitation = defineOperation({
  operationId: 'createInvitation',
  method: 'post',
  path: '/v1/invitations',
  tag,
  summary: "Invite somebody into your organisation (firm's administrator)",
  description:
    'Also supervisors of customs and of operations into theirs, and an administrator into any. The answer shows a code once; whoever is invited enters it at `/sign-in/invitation` and signs in. It is used once.',
  auth: 'bearer',
  idempotent: true,
  body: { schema: CreateInvitationBody, contentType: json },
  responses: { 201: { description: 'The invitation', schema: NewInvitation } },
  problems: [403, 404],
});

export const listInvitations = defineOperation({
  operationId: 'listInvitations',
  method: 'get',
  path: '/v1/invitations',
  tag,
  summary: "Invitations of an organisation, those that are over too, newest first (firm's administrator)",
  auth: 'bearer',
  query: z.strictObject({ ...pageQuery, ...organisation }),
  responses: { 200: { description: 'One page', schema: InvitationPage } },
  problems: [404],
});

export const revokeInvitation = defineOperation({
  operationId: 'revokeInvitation',
  method: 'post',
  path: '/v1/invitations/{invitation_id}/revocation',
  tag,
  summary: "Take an invitation back (firm's administrator)",
  auth: 'bearer',
  idempotent: true,
  params: z.object({ invitation_id: pathId('invitation') }),
  body: reasonBody,
  responses: { 200: { description: 'The invitation, revoked', schema: Invitation } },
  problems: [403, 404, 409],
});

export const grantAuthority = defineOperation({
  operationId: 'grantAuthority',
  method: 'post',
  path: '/v1/authorities',
  tag,
  summary: "Let an agent act for your firm (firm's administrator)",
  auth: 'bearer',
  idempotent: true,
  body: { schema: GrantAuthorityBody, contentType: json },
  responses: { 201: { description: 'The authority', schema: Authority } },
  problems: [403],
});

export const listAuthorities = defineOperation({
  operationId: 'listAuthorities',
  method: 'get',
  path: '/v1/authorities',
  tag,
  summary: 'Authorities that an organisation gave or was given, newest first',
  auth: 'bearer',
  query: z.strictObject({ ...pageQuery, ...organisation }),
  responses: { 200: { description: 'One page', schema: AuthorityPage } },
  problems: [404],
});

export const revokeAuthority = defineOperation({
  operationId: 'revokeAuthority',
  method: 'post',
  path: '/v1/authorities/{authority_id}/revocation',
  tag,
  summary: "Take an authority back, from this moment on (firm's administrator)",
  auth: 'bearer',
  idempotent: true,
  params: authorityParams,
  body: reasonBody,
  responses: { 200: { description: 'The authority, revoked', schema: Authority } },
  problems: [403, 404],
});
