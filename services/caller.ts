import type { Mode } from '../domain/access/apiKey.js';
import type { Agency, PersonRole } from '../domain/clearance/roles.js';
import type { MemberRole } from '../domain/people/memberRoles.js';

/** Who asks: the person, in what they are in the organisation for which they ask, or a key of the firm. */
export interface Caller {
  kind: 'person' | 'key';
  /** Who is written down as having done it: the person's id, or the key's own. */
  personId: string;
  /** Who answers for what is declared: the person, or whoever made the key. */
  declarantPersonId: string;
  name: string;
  /** Null for keys. */
  membershipId: string | null;
  /** What the person is in the organisation. Permissions go by it. */
  memberRole: MemberRole;
  /** What is begun in test mode may use magic values; see mocks/magicValues.ts. */
  mode: Mode;
  /** The role in which their acts are done and recorded. */
  role: PersonRole;
  /** Their own organisation, or the firm that an agent acts for. */
  organisationId: string;
  organisationName: string;
  organisationKind: string;
  /** ISO 3166-1 alpha-2. */
  organisationCountry: string;
  /** Set for agency officers. */
  agency: Agency | null;
  /** Everybody whose word their signature is: the person, and whoever delegated the role to them, or whoever made the key. */
  signsFor: readonly string[];
  /** The authority under which an agent acts for the organisation; null for its own people, and for an agent that acts for nobody. */
  authorityId: string | null;
}
