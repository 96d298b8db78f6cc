import { z } from 'zod';
import { identifier, instant, pageOf } from './primitives.js';
import { AgencyCode, MemberRoleName } from './vocabulary.js';

/** A session of a browser, as its person sees it. */
export const Session = z
  .object({
    id: identifier('ses').meta({ description: 'Names the session; what opens it is in its browser alone' }),
    is_current: z.boolean().meta({ description: 'The one of this request' }),
    user_agent: z.string().nullable().meta({ description: 'What the browser called itself at sign-in' }),
    created_at: instant,
    last_used_at: instant.meta({ description: 'To the minute' }),
    expires_at: instant.meta({ description: 'However much it is used' }),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof Session>;
export const SessionPage = pageOf(Session, 'SessionPage');

/** What the caller is somewhere, and may act as. */
export const OwnMembership = z
  .object({
    id: identifier('mem'),
    organisation: z.object({ id: identifier('org'), name: z.string() }),
    role: MemberRoleName,
    agency: AgencyCode.nullable(),
    is_delegated: z.boolean().meta({ description: 'Somebody else’s role, for a time' }),
    until: instant.nullable().meta({ description: 'When it ends by itself' }),
    is_current: z.boolean().meta({ description: 'The one in which this request is made' }),
  })
  .meta({ id: 'OwnMembership' });
export type OwnMembership = z.infer<typeof OwnMembership>;

export const ChooseMembershipBody = z
  .strictObject({
    membership_id: identifier('mem').meta({ description: 'One of `memberships` of the current session' }),
  })
  .meta({ id: 'ChooseMembershipBody' });

/** The session that a request comes under. */
export const CurrentSession = z
  .object({
    session_id: z.string().nullable().meta({ description: 'Null where the request carries an access token' }),
    csrf_token: z
      .string()
      .nullable()
      .meta({ description: 'What changes under this session carry in `X-CSRF-Token`; null likewise' }),
    memberships: z.array(OwnMembership).meta({ description: 'Everything you are now, in all organisations' }),
  })
  .meta({ id: 'CurrentSession' });

export const RevokedSessions = z.object({ revoked: z.int().min(0) }).meta({ id: 'RevokedSessions' });
