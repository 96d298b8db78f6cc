import { z } from 'zod';
import { identifier, instant, pageOf, reasonText, writtenText } from './primitives.js';
import { AgencyCode, MemberRoleName } from './vocabulary.js';

/** What a person is in an organisation. */
export const Member = z
  .object({
    id: identifier('mem'),
    person_id: identifier('prs'),
    name: z.string(),
    organisation_id: identifier('org'),
    role: MemberRoleName,
    agency: AgencyCode.nullable(),
    delegated_from: identifier('mem').nullable().meta({ description: 'The membership whose role it has for a time' }),
    from: instant,
    until: instant.nullable(),
    reason: z.string(),
    ended_at: instant.nullable(),
    ended_by: z.string().nullable(),
    ended_why: z.string().nullable(),
  })
  .meta({ id: 'Member' });
export type Member = z.infer<typeof Member>;
export const MemberPage = pageOf(Member, 'MemberPage');

export const MemberReasonBody = z.strictObject({ reason: reasonText }).meta({ id: 'MemberReasonBody' });

export const DelegateRoleBody = z
  .strictObject({
    person_id: identifier('prs').meta({ description: 'A member of the same organisation' }),
    until: instant.meta({ description: 'When it ends by itself' }),
    reason: reasonText,
  })
  .meta({ id: 'DelegateRoleBody' });

/** An offer to become a member. */
export const Invitation = z
  .object({
    id: identifier('inv'),
    organisation_id: identifier('org'),
    name: z.string().meta({ description: 'Of whoever is invited' }),
    role: MemberRoleName,
    agency: AgencyCode.nullable(),
    reason: z.string(),
    invited_by: z.string(),
    invited_at: instant,
    expires_at: instant,
    accepted_at: instant.nullable(),
    membership_id: identifier('mem').nullable().meta({ description: 'What came of it' }),
    revoked_at: instant.nullable(),
    revoked_by: z.string().nullable(),
  })
  .meta({ id: 'Invitation' });
export type Invitation = z.infer<typeof Invitation>;
export const InvitationPage = pageOf(Invitation, 'InvitationPage');

/** An invitation that has just been made. */
export const NewInvitation = z
  .object({
    ...Invitation.shape,
    enter_at: z.string().meta({ description: 'Page of this installation at which the code is entered' }),
    code: z.string().nullable().meta({
      description: 'For whoever is invited. Shown once: null where the same request is answered again',
    }),
  })
  .meta({ id: 'NewInvitation' });
export type NewInvitation = z.infer<typeof NewInvitation>;

export const CreateInvitationBody = z
  .strictObject({
    organisation_id: identifier('org')
      .optional()
      .meta({ description: 'Another organisation (administrator); your own if absent' }),
    name: writtenText(200).meta({ description: 'Of whoever is invited', example: 'Aline Uwase' }),
    role: MemberRoleName,
    reason: reasonText,
    days: z.int().min(1).max(30).default(7).meta({ description: 'Until it is over' }),
  })
  .meta({ id: 'CreateInvitationBody' });

/** The written authority of a firm for an agent. */
export const Authority = z
  .object({
    id: identifier('aut'),
    organisation_id: identifier('org').meta({ description: 'The firm' }),
    agent_organisation_id: identifier('org'),
    reference: z.string().meta({ description: 'Where the signed paper is' }),
    from: instant,
    until: instant.nullable(),
    granted_by: z.string(),
    granted_at: instant,
    revoked_at: instant.nullable(),
    revoked_by: z.string().nullable(),
    revoked_why: z.string().nullable(),
  })
  .meta({ id: 'Authority' });
export type Authority = z.infer<typeof Authority>;
export const AuthorityPage = pageOf(Authority, 'AuthorityPage');

export const GrantAuthorityBody = z
  .strictObject({
    agent_organisation_id: identifier('org'),
    reference: writtenText(200).meta({
      description: 'Number or place of the paper that the firm has signed',
      example: 'Power of attorney 2026/17',
    }),
    from: instant.optional().meta({ description: 'Now, if absent' }),
    until: instant.optional().meta({ description: 'Until it is taken back, if absent' }),
  })
  .meta({ id: 'GrantAuthorityBody' });
