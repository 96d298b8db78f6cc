import type { Agency, PersonRole } from '../../domain/clearance/roles.js';
import type { Transaction } from '../withActor.js';
import type { OrganisationKind, OrganisationRow, PersonRow } from './organisations.js';
import { tokenHash } from './tokens.js';

/** Whom a token speaks for. */
export interface TokenHolder {
  tokenId: string;
  person: PersonRow;
  organisation: OrganisationRow;
  role: PersonRole;
  agency: Agency | null;
}

/** The holder of a token that is known, not revoked and not expired at an instant. Needs the actor AUTHENTICATION. */
export async function findTokenHolder(tx: Transaction, token: string, at: Date): Promise<TokenHolder | undefined> {
  const row = await tx.accessToken.findUnique({ where: { tokenHash: tokenHash(token) } });
  if (row === null || row.revokedAt !== null) return undefined;
  if (row.expiresAt !== null && row.expiresAt <= at) return undefined;
  const person = await tx.person.findUnique({ where: { id: row.personId }, omit: { createdAt: true } });
  const organisation = await findOrganisation(tx, row.organisationId);
  if (person === null || organisation === undefined) return undefined;
  const { id: tokenId, role, agency } = row;
  // Both columns are closed lists, held by check constraints.
  return { tokenId, person, organisation, role: role as PersonRole, agency };
}

/** An organisation, if the actor may see it. */
export async function findOrganisation(tx: Transaction, id: string): Promise<OrganisationRow | undefined> {
  const row = await tx.organisation.findUnique({ where: { id }, omit: { createdAt: true } });
  // Words are held by check constraints.
  return row === null ? undefined : { ...row, kind: row.kind as OrganisationKind, agency: row.agency };
}
