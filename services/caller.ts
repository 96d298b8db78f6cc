import type { Mode } from '../domain/access/apiKey.js';
import type { Agency, PersonRole } from '../domain/clearance/roles.js';

/** Who asks: the person behind the access token, or the firm's key, in the role and organisation that it speaks for. */
export interface Caller {
  kind: 'person' | 'key';
  /** Who is written down as having done it: the person's id, or the key's own. */
  personId: string;
  name: string;
  /** What is begun in test mode may use magic values; see mocks/magicValues.ts. */
  mode: Mode;
  role: PersonRole;
  organisationId: string;
  organisationName: string;
  organisationKind: string;
  /** ISO 3166-1 alpha-2. */
  organisationCountry: string;
  /** Set for agency officers. */
  agency: Agency | null;
}
