import { z } from 'zod';
import { identifier, instant, pageOf } from './primitives.js';

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

/** The session that a request comes under. */
export const CurrentSession = z
  .object({
    session_id: z.string().nullable().meta({ description: 'Null where the request carries an access token' }),
    csrf_token: z
      .string()
      .nullable()
      .meta({ description: 'What changes under this session carry in `X-CSRF-Token`; null likewise' }),
  })
  .meta({ id: 'CurrentSession' });

export const RevokedSessions = z.object({ revoked: z.int().min(0) }).meta({ id: 'RevokedSessions' });
