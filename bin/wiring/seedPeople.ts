import { randomBytes } from 'node:crypto';
import { PEOPLE_KEEPER } from '../../prisma/actor.js';
import type { KeyRing } from '../../prisma/sealing/keyRing.js';
import { newId } from '../../prisma/newId.js';
import { INSTALLATION_CHAIN } from '../../prisma/queries/audit.js';
import { linkIdentity } from '../../prisma/queries/identities.js';
import { createOrganisation, createPerson } from '../../prisma/queries/organisations.js';
import { issueToken } from '../../prisma/queries/tokens.js';
import { createRecord } from '../../prisma/withActor.js';
import type { Development } from './developmentPeople.js';
import { findPeople, writePeople, type PeopleFile } from './peopleFile.js';

/**
 * Gives a development installation its people, each with a token. Ids and tokens are chosen and kept first, then written,
 * so that a start that died in between is finished by the next one. Who has come into the configuration since, such as
 * the officer of another agency, is added.
 * @param home the installation's home
 * @param databaseUrl connection address as the application role
 * @param issuer of the development identity provider, at which each signs in by their name; it moves with its port
 * @param keys those that wrap the keys of subjects
 */
export async function seedPeople(
  home: string,
  databaseUrl: string,
  keys: KeyRing,
  development: Development,
  issuer?: string,
): Promise<'done' | 'reused'> {
  const known = findPeople(home) ?? { written: true, organisations: {}, people: [] };
  const moved = issuer === undefined || issuer === known.issuer ? {} : { issuer, written: false };
  const people = { ...addMissing(known, development), ...moved };
  if (people.written) return 'reused';
  writePeople(home, people);
  const record = createRecord(databaseUrl, keys, { connections: 1 });
  const at = new Date().toISOString();
  try {
    await record.withActor(PEOPLE_KEEPER, async (tx) => {
      for (const { key, kind, name, agency, tin, country } of development.organisations) {
        const id = people.organisations[key];
        await createOrganisation(tx, { id, kind, name, agency: agency ?? null, tin: tin ?? null, country }, at);
      }
      for (const { name, personId, organisationId, token, role, agency } of people.people) {
        await createPerson(tx, { id: personId, organisationId, name });
        await issueToken(tx, { token, personId, organisationId, role, agency }, at);
        if (issuer === undefined) continue;
        const by = { chain: INSTALLATION_CHAIN, actor: 'system', role: 'system', at };
        await linkIdentity(tx, { issuer, subject: name, personId }, by);
      }
    });
  } finally {
    await record.close();
  }
  writePeople(home, { ...people, written: true });
  return 'done';
}

/** Chooses ids and tokens for whoever has none yet. */
function addMissing(known: PeopleFile, development: Development): PeopleFile {
  const newcomers = development.people.filter(({ name }) => known.people.every((person) => person.name !== name));
  const organisations: Record<string, string> = Object.fromEntries(
    development.organisations.map(({ key }) => [key, known.organisations[key] ?? newId('organisation')]),
  );
  const people = newcomers.map((person) => {
    const organisationId = organisations[person.organisation];
    if (organisationId === undefined) throw new Error(`${person.name} belongs to no organisation`);
    return {
      ...person,
      organisationId,
      personId: newId('person'),
      token: `portolan_${randomBytes(24).toString('base64url')}`,
    };
  });
  return {
    written: known.written && newcomers.length === 0,
    ...(known.issuer === undefined ? {} : { issuer: known.issuer }),
    organisations: { ...known.organisations, ...organisations },
    people: [...known.people, ...people],
  };
}
