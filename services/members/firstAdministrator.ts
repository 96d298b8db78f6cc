import { PEOPLE_KEEPER } from '../../prisma/actor.js';
import { newId } from '../../prisma/newId.js';
import { createInvitation, findOpenInvitationsInto, revokeInvitation } from '../../prisma/queries/invitations.js';
import { hasMemberInRole } from '../../prisma/queries/standings.js';
import { createOrganisation, findOldestOrganisation } from '../../prisma/queries/organisations.js';
import { BY_SYSTEM } from '../../prisma/queries/timeline.js';
import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { newInvitationCode, type NewInvitation } from './invitations.js';

const WEEK_MS = 7 * 86_400_000;

/**
 * Invites the first administrator of an installation, who lets in all others. Whoever asks holds the keys of the
 * installation, not of a person. Asked again before it is accepted, the invitation of before is taken back.
 * @param input.organisation that runs the installation; made unless there is one
 * Throws `MEMBER.ADMINISTRATOR_EXISTS` where there is an administrator: they invite others.
 */
export async function inviteFirstAdministrator(
  { record, clock }: Pick<ServiceDeps, 'record' | 'clock'>,
  input: { name: string; organisation: { name: string; country: string } },
): Promise<NewInvitation> {
  const now = clock();
  const at = now.toISOString();
  const by = { ...BY_SYSTEM, at };
  const code = newInvitationCode();
  const invitation = await record.withActor(PEOPLE_KEEPER, async (tx) => {
    if (await hasMemberInRole(tx, 'administrator', at)) throw new ServiceProblem('MEMBER.ADMINISTRATOR_EXISTS');
    for (const before of await findOpenInvitationsInto(tx, 'administrator'))
      await revokeInvitation(tx, before, 'Another took its place.', by);
    const own = { ...input.organisation, kind: 'operator' as const, agency: null, tin: null };
    const organisationId = (await findOldestOrganisation(tx, 'operator')) ?? (await createOrganisation(tx, own, at));
    const expiresAt = new Date(now.getTime() + WEEK_MS).toISOString();
    const who = { name: input.name, role: 'administrator' as const, agency: null };
    const row = { id: newId('invitation'), organisationId, ...who, reason: 'The first administrator.', expiresAt };
    return createInvitation(tx, row, code, by);
  });
  return { invitation, code };
}
