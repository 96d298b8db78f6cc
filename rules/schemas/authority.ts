import { z } from 'zod';
import { rowFields } from './row.js';

export const AUTHORITY_SUBJECTS = ['acceptance', 'lane', 'assessment', 'release', 'exit'] as const;
export type AuthoritySubject = (typeof AUTHORITY_SUBJECTS)[number];

/** `authority.json`: who decides. `here`: rules and officers in Portolan; `authority`: customs' notice, mirrored. */
export const AuthorityMode = z.strictObject({
  ...rowFields,
  subject: z.enum(AUTHORITY_SUBJECTS),
  mode: z.enum(['here', 'authority']),
});
export type AuthorityMode = z.infer<typeof AuthorityMode>;
