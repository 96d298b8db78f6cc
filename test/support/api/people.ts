import { randomBytes } from 'node:crypto';
import type { Agency, PersonRole } from '../../../domain/clearance/roles.js';
import type { Actor } from '../../../prisma/actor.js';
import { createOrganisation, createPerson, type OrganisationKind } from '../../../prisma/queries/organisations.js';
import { issueToken } from '../../../prisma/queries/tokens.js';
import type { RecordAccess } from '../../../prisma/withActor.js';

/** A person with a token. */
export interface TestPerson {
  personId: string;
  organisationId: string;
  role: PersonRole;
  agency: Agency | null;
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
} as const satisfies Record<string, readonly [string, PersonRole]>;

const ORGANISATIONS: Readonly<Record<string, { kind: OrganisationKind; agency: Agency | null; tin: string | null }>> = {
  roasters: { kind: 'exporter', agency: null, tin: '101234567' },
  growers: { kind: 'exporter', agency: null, tin: '107654321' },
  customs: { kind: 'customs', agency: null, tin: null },
  naeb: { kind: 'agency', agency: 'NAEB', tin: null },
  rica: { kind: 'agency', agency: 'RICA', tin: null },
  operations: { kind: 'operator', agency: null, tin: null },
};

export type Handle = keyof typeof PEOPLE;
export const HANDLES = Object.keys(PEOPLE) as readonly Handle[];
export type People = Readonly<Record<Handle, TestPerson>>;

const FOUNDER: Actor = { kind: 'system', role: 'system', scope: 'operator' };

/** Writes organisations and people of every role, two firms and two people where two have to sign. */
export async function seedPeople(record: RecordAccess): Promise<People> {
  const at = new Date().toISOString();
  return record.withActor(FOUNDER, async (tx) => {
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
      await issueToken(tx, { token, personId, organisationId, role, ...(agency === null ? {} : { agency }) }, at);
      people.set(handle, { personId, organisationId, role, agency, token });
    }
    return Object.fromEntries(people) as unknown as People;
  });
}
