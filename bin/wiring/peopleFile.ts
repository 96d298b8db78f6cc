import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasCode } from '../process/hasCode.js';
import type { DevelopmentPerson } from './developmentPeople.js';

/** `people.json` of an installation's home, readable by its user alone: who there is, and their tokens. */
export interface PeopleFile {
  /** True once all of it stands in the record. */
  written: boolean;
  /** The identity provider at which they can sign in, each by their name. */
  issuer?: string;
  organisations: Record<string, string>;
  people: (DevelopmentPerson & { personId: string; organisationId: string; token: string })[];
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

/** Keeps them, in one step. */
export function writePeople(home: string, people: PeopleFile): void {
  const file = join(home, 'people.json');
  const next = `${file}.${process.pid}`;
  writeFileSync(next, `${JSON.stringify(people, null, 2)}\n`, { mode: 0o600 });
  renameSync(next, file);
}
