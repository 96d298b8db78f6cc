import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor } from '../../prisma/actor.js';
import type { KeyRing } from '../../prisma/sealing/keyRing.js';
import { newId } from '../../prisma/newId.js';
import { createOrganisation, createPerson } from '../../prisma/queries/organisations.js';
import { issueToken } from '../../prisma/queries/tokens.js';
import { createRecord } from '../../prisma/withActor.js';
import { hasCode } from '../process/hasCode.js';
import type { Development, DevelopmentPerson } from './developmentPeople.js';

/** `people.json` of an installation's home, readable by its user alone: who there is, and their tokens. */
export interface PeopleFile {
  /** True once all of it stands in the record. */
  written: boolean;
  organisations: Record<string, string>;
  people: (DevelopmentPerson & { personId: string; organisationId: string; token: string })[];
}

const founder: Actor = { kind: 'system', role: 'system', scope: 'operator' };

/**
 * Gives a development installation its people, each with a token. Ids and tokens are chosen and kept first, then written,
 * so that a start that died in between is finished by the next one. Who has come into the configuration since, such as
 * the officer of another agency, is added.
 * @param home the installation's home
 * @param databaseUrl connection address as the application role
 * @param keys those that wrap the keys of subjects
 */
export async function seedPeople(
  home: string,
  databaseUrl: string,
  keys: KeyRing,
  development: Development,
): Promise<'done' | 'reused'> {
  const known = findPeople(home) ?? { written: true, organisations: {}, people: [] };
  const people = addMissing(known, development);
  if (people.written) return 'reused';
  writePeople(home, people);
  const record = createRecord(databaseUrl, keys, { connections: 1 });
  const at = new Date().toISOString();
  try {
    await record.withActor(founder, async (tx) => {
      for (const { key, kind, name, agency, tin, country } of development.organisations) {
        const id = people.organisations[key];
        await createOrganisation(tx, { id, kind, name, agency: agency ?? null, tin: tin ?? null, country }, at);
      }
      for (const { name, personId, organisationId, token, role, agency } of people.people) {
        await createPerson(tx, { id: personId, organisationId, name });
        await issueToken(tx, { token, personId, organisationId, role, agency }, at);
      }
    });
  } finally {
    await record.close();
  }
  writePeople(home, { ...people, written: true });
  return 'done';
}

/** The people of a home, or undefined when it has none. */
export function findPeople(home: string): PeopleFile | undefined {
  try {
    return JSON.parse(readFileSync(join(home, 'people.json'), 'utf8')) as PeopleFile;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
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
    organisations: { ...known.organisations, ...organisations },
    people: [...known.people, ...people],
  };
}

function writePeople(home: string, people: PeopleFile): void {
  const file = join(home, 'people.json');
  const next = `${file}.${process.pid}`;
  writeFileSync(next, `${JSON.stringify(people, null, 2)}\n`, { mode: 0o600 });
  renameSync(next, file);
}
