import type { Agency } from '../../domain/clearance/roles.js';
import type { OrganisationKind } from '../../domain/people/organisationKinds.js';
import { newId } from '../newId.js';
import type { Transaction } from '../withActor.js';
import { appendAudit, INSTALLATION_CHAIN } from './audit.js';

export interface OrganisationRow {
  id: string;
  kind: OrganisationKind;
  name: string;
  agency: Agency | null;
  /** Tax identification number, of exporters. */
  tin: string | null;
  country: string;
}

export interface PersonRow {
  id: string;
  organisationId: string;
  name: string;
}

/** Writes an organisation unless one of this id is there; its names stay as they were first written. @returns its id */
export async function createOrganisation(
  tx: Transaction,
  organisation: Omit<OrganisationRow, 'id'> & { id?: string },
  at: string,
): Promise<string> {
  const id = organisation.id ?? newId('organisation');
  const { count } = await tx.organisation.createMany({ data: { ...organisation, id }, skipDuplicates: true });
  if (count === 1) {
    await appendAudit(tx, INSTALLATION_CHAIN, [
      {
        what: 'organisationCreated',
        at,
        actor: 'system',
        role: 'system',
        facts: { organisation_id: id, kind: organisation.kind },
        details: { ...organisation },
      },
    ]);
  }
  return id;
}

/** Writes a person unless one of this id is there. @returns the id */
export async function createPerson(tx: Transaction, person: Omit<PersonRow, 'id'> & { id?: string }): Promise<string> {
  const id = person.id ?? newId('person');
  await tx.person.createMany({ data: { ...person, id }, skipDuplicates: true });
  return id;
}

/** The name of a person, if the actor may see them. */
export async function findPersonName(tx: Transaction, id: string): Promise<string | undefined> {
  return (await tx.person.findUnique({ where: { id }, select: { name: true, id: true } }))?.name;
}

/** The first organisation of a kind, if there is one. @returns its id */
export async function findOldestOrganisation(tx: Transaction, kind: OrganisationKind): Promise<string | undefined> {
  const found = await tx.organisation.findFirst({ where: { kind }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  return found?.id;
}
