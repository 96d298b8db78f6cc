import type { Agency, PersonRole } from '../../domain/clearance/roles.js';
import { RecordError } from '../recordErrors.js';
import type { Transaction } from '../withActor.js';
import { appendAudit } from './audit.js';
import type { OrganisationRow, PersonRow } from './organisations.js';

/** A sign-in at an identity provider: the pair that OpenID Connect promises to be one person's for ever. */
export interface IdentityName {
  /** The provider's issuer identifier, as its ID tokens say it. */
  issuer: string;
  subject: string;
}

/** In which role a person acts for which organisation. */
export interface Standing {
  organisation: OrganisationRow;
  role: PersonRole;
  /** Of agency officers. */
  agency: Agency | null;
}

/**
 * Links a sign-in to a person; the same link again changes nothing.
 * @param chain audit chain to which it is written: of the person's organisation, or of the installation
 * @throws RecordError `ACCESS.IDENTITY_LINKED` where the sign-in is another person's
 */
export async function linkIdentity(
  tx: Transaction,
  { issuer, subject, personId }: IdentityName & { personId: string },
  by: { chain: string; actor: string; role: string; at: string },
): Promise<'linked' | 'known'> {
  const linkedAt = new Date(by.at);
  const { count } = await tx.identity.createMany({
    data: { issuer, subject, personId, linkedAt },
    skipDuplicates: true,
  });
  if (count === 0) {
    const known = await tx.identity.findUnique({ where: { issuer_subject: { issuer, subject } } });
    if (known?.personId === personId) return 'known';
    throw new RecordError('ACCESS.IDENTITY_LINKED', `a sign-in of ${issuer} is linked to another person`);
  }
  const { chain, ...own } = by;
  await appendAudit(tx, chain, [
    { what: 'identityLinked', ...own, facts: { person_id: personId }, details: { issuer, subject } },
  ]);
  return 'linked';
}

/** The person a sign-in is linked to. Needs the actor AUTHENTICATION. */
export async function findPersonOf(tx: Transaction, { issuer, subject }: IdentityName): Promise<PersonRow | undefined> {
  const [person] = await tx.$queryRaw<PersonRow[]>`
    SELECT person.id, person.organisation_id "organisationId", person.name
    FROM identity JOIN person ON person.id = identity.person_id
    WHERE identity.issuer = ${issuer} AND identity.subject = ${subject}`;
  return person;
}

/** In which roles a person may act at an instant, the oldest first: those their access tokens speak for. */
export async function listStandings(tx: Transaction, personId: string, at: Date): Promise<Standing[]> {
  return tx.$queryRaw<Standing[]>`
    SELECT token.role, token.agency,
      jsonb_build_object('id', organisation.id, 'kind', organisation.kind, 'name', organisation.name,
        'agency', organisation.agency, 'tin', organisation.tin, 'country', organisation.country) organisation
    FROM access_token token JOIN organisation ON organisation.id = token.organisation_id
    WHERE token.person_id = ${personId} AND token.revoked_at IS NULL
      AND (token.expires_at IS NULL OR token.expires_at > ${at})
    GROUP BY token.role, token.agency, organisation.id
    ORDER BY min(token.created_at), token.role`;
}
