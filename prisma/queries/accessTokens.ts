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
  // One statement, since every request asks. Each row of the answer is of the types of its columns.
  const [holder] = await tx.$queryRaw<TokenHolder[]>`
    SELECT token.id "tokenId", token.role, token.agency,
      jsonb_build_object('id', person.id, 'organisationId', person.organisation_id, 'name', person.name) person,
      jsonb_build_object('id', organisation.id, 'kind', organisation.kind, 'name', organisation.name,
        'agency', organisation.agency, 'tin', organisation.tin, 'country', organisation.country) organisation
    FROM access_token token
    JOIN person ON person.id = token.person_id
    JOIN organisation ON organisation.id = token.organisation_id
    WHERE token.token_hash = ${tokenHash(token)} AND token.revoked_at IS NULL
      AND (token.expires_at IS NULL OR token.expires_at > ${at})`;
  return holder;
}

/** An organisation, if the actor may see it. */
export async function findOrganisation(tx: Transaction, id: string): Promise<OrganisationRow | undefined> {
  const row = await tx.organisation.findUnique({ where: { id }, omit: { createdAt: true } });
  // Words are held by check constraints.
  return row === null ? undefined : { ...row, kind: row.kind as OrganisationKind, agency: row.agency };
}
