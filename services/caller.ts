import type { Agency, PersonRole } from '../domain/clearance/roles.js';

/** Who asks: the person behind the access token, in the role and organisation that the token speaks for. */
export interface Caller {
  personId: string;
  name: string;
  role: PersonRole;
  organisationId: string;
  /** Set for agency officers. */
  agency: Agency | null;
}
