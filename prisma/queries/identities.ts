import { RecordError } from '../recordErrors.js';
import type { Transaction } from '../withActor.js';
import { appendAudit } from './audit.js';
import type { PersonRow } from './organisations.js';

/** A sign-in at an identity provider: the pair that OpenID Connect promises to be one person's for ever. */
export interface IdentityName {
  /** The provider's issuer identifier, as its ID tokens say it. */
  issuer: string;
  subject: string;
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
