import type { Agency, PersonRole } from '../domain/clearance/roles.js';

/** Who asks: the person behind the access token, in the role and organisation that the token speaks for. */
export interface Caller {
  personId: string;
  name: string;
  role: PersonRole;
  organisationId: string;
  organisationName: string;
  organisationKind: string;
  /** ISO 3166-1 alpha-2. */
  organisationCountry: string;
  /** Set for agency officers. */
  agency: Agency | null;
}
