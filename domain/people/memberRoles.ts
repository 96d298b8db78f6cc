import type { PersonRole } from '../clearance/roles.js';
import type { OrganisationKind } from './organisationKinds.js';

/** What a person is in an organisation. Permissions go by it. */
export const MEMBER_ROLES = [
  'exporter',
  'firm_administrator',
  'agent',
  'customs_officer',
  'customs_supervisor',
  'agency_officer',
  'operator',
  'operations_supervisor',
  'auditor',
  'administrator',
] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

interface RoleInOrganisation {
  /** The role in a clearance in which their acts are done and recorded. */
  readonly actsAs: PersonRole;
  /** The kind of organisation that has such members. */
  readonly in: OrganisationKind;
}

const ROLES: Readonly<Record<MemberRole, RoleInOrganisation>> = {
  exporter: { actsAs: 'exporter', in: 'exporter' },
  firm_administrator: { actsAs: 'exporter', in: 'exporter' },
  agent: { actsAs: 'exporter', in: 'agent' },
  customs_officer: { actsAs: 'customs_officer', in: 'customs' },
  customs_supervisor: { actsAs: 'customs_officer', in: 'customs' },
  agency_officer: { actsAs: 'agency_officer', in: 'agency' },
  operator: { actsAs: 'operator', in: 'operator' },
  operations_supervisor: { actsAs: 'operator', in: 'operator' },
  auditor: { actsAs: 'auditor', in: 'auditor' },
  administrator: { actsAs: 'administrator', in: 'operator' },
};

/** The role in which a member's acts are done and recorded. */
export const actingRole = (role: MemberRole): PersonRole => ROLES[role].actsAs;

/** May a member of this role be of an organisation of this kind? */
const isRoleIn = (role: MemberRole, kind: OrganisationKind): boolean => ROLES[role].in === kind;

/** May somebody in this role let people in as members of that role? Only administrators make administrators. */
export const mayInviteInto = (role: MemberRole, into: MemberRole): boolean =>
  role === 'administrator' || (into !== 'administrator' && ROLES[role].in === ROLES[into].in);

/** The roles that an organisation of a kind has, in the order in which they are shown. */
export const rolesIn = (kind: OrganisationKind): MemberRole[] => MEMBER_ROLES.filter((role) => isRoleIn(role, kind));
