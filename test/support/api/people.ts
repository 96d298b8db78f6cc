import { randomBytes } from 'node:crypto';
import type { Agency } from '../../../domain/clearance/roles.js';
import type { MemberRole } from '../../../domain/people/memberRoles.js';
import type { OrganisationKind } from '../../../domain/people/organisationKinds.js';
import { PEOPLE_KEEPER } from '../../../prisma/actor.js';
import { createMembership } from '../../../prisma/queries/memberships.js';
import { createOrganisation, createPerson } from '../../../prisma/queries/organisations.js';
import { issueToken } from '../../../prisma/queries/tokens.js';
import type { RecordAccess } from '../../../prisma/withActor.js';

/** A person with a token. */
export interface TestPerson {
  personId: string;
  organisationId: string;
  role: MemberRole;
  agency: Agency | null;
  membershipId: string;
  token: string;
}

const PEOPLE = {
  exporter: ['roasters', 'exporter'],
  colleague: ['roasters', 'exporter'],
  stranger: ['growers', 'exporter'],
  customs: ['customs', 'customs_officer'],
  customs2: ['customs', 'customs_officer'],
  naeb: ['naeb', 'agency_officer'],
  rica: ['rica', 'agency_officer'],
  operator: ['operations', 'operator'],
  operator2: ['operations', 'operator'],
  firmAdministrator: ['roasters', 'firm_administrator'],
  leaver: ['roasters', 'exporter'],
  agent: ['forwarders', 'agent'],
  customsSupervisor: ['customs', 'customs_supervisor'],
  operationsSupervisor: ['operations', 'operations_supervisor'],
  auditor: ['auditors', 'auditor'],
  administrator: ['operations', 'administrator'],
} as const satisfies Record<string, readonly [string, MemberRole]>;

const ORGANISATIONS: Readonly<Record<string, { kind: OrganisationKind; agency: Agency | null; tin: string | null }>> = {
  roasters: { kind: 'exporter', agency: null, tin: '101234567' },
  growers: { kind: 'exporter', agency: null, tin: '107654321' },
  customs: { kind: 'customs', agency: null, tin: null },
  naeb: { kind: 'agency', agency: 'NAEB', tin: null },
  rica: { kind: 'agency', agency: 'RICA', tin: null },
  operations: { kind: 'operator', agency: null, tin: null },
  forwarders: { kind: 'agent', agency: null, tin: null },
  auditors: { kind: 'auditor', agency: null, tin: null },
};

export type Handle = keyof typeof PEOPLE;
export const HANDLES = Object.keys(PEOPLE) as readonly Handle[];
export type People = Readonly<Record<Handle, TestPerson>>;

/** Writes organisations and people of every role, two firms and two people where two have to sign. */
export async function seedPeople(record: RecordAccess): Promise<People> {
  const at = new Date().toISOString();
  return record.withActor(PEOPLE_KEEPER, async (tx) => {
    const organisations = new Map<string, string>();
    for (const [name, own] of Object.entries(ORGANISATIONS)) {
      organisations.set(name, await createOrganisation(tx, { name: `The ${name}`, country: 'RW', ...own }, at));
    }
    const people = new Map<string, TestPerson>();
    for (const [handle, [organisation, role]] of Object.entries(PEOPLE)) {
      const organisationId = organisations.get(organisation) ?? '';
      const agency = ORGANISATIONS[organisation]?.agency ?? null;
      const personId = await createPerson(tx, { organisationId, name: `Person ${handle}` });
      const token = randomBytes(24).toString('base64url');
      const held = { token, personId, organisationId, role, ...(agency === null ? {} : { agency }) };
      const membershipId = await issueToken(tx, held, at);
      people.set(handle, { personId, organisationId, role, agency, membershipId, token });
    }
    return Object.fromEntries(people) as unknown as People;
  });
}

/** Somebody else of a firm, of whom nothing but the name is held. */
export function addMember(
  record: RecordAccess,
  organisationId: string,
): Promise<{ person: string; membership: string }> {
  const at = new Date().toISOString();
  return record.withActor(PEOPLE_KEEPER, async (tx) => {
    const person = await createPerson(tx, { organisationId, name: 'Somebody else' });
    const own = { personId: person, organisationId, role: 'exporter' as const, agency: null };
    const begun = { fromAt: at, createdBy: 'system', reason: 'They came.' };
    return { person, membership: await createMembership(tx, { ...own, ...begun }, 'system') };
  });
}
