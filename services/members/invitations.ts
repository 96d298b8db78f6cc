import { randomBytes } from 'node:crypto';
import { mayInviteInto, rolesIn, type MemberRole } from '../../domain/people/memberRoles.js';
import { findOrganisation } from '../../prisma/queries/accessTokens.js';
import {
  createInvitation as createRow,
  findInvitation,
  listInvitations as listRows,
  revokeInvitation as revokeRow,
  type InvitationRow,
} from '../../prisma/queries/invitations.js';
import type { Transaction } from '../../prisma/withActor.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { idOf, type RequestKey } from '../idempotency/requestKey.js';
import { positionOf, toPage, type Page } from '../paging.js';
import { authorise } from '../permissions/authorise.js';
import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { organisationOf, type OfOrganisation } from './readMembers.js';

export type { InvitationRow } from '../../prisma/queries/invitations.js';

/** An invitation with the code by which it is accepted. Nobody is ever shown it again. */
export interface NewInvitation {
  invitation: InvitationRow;
  code: string;
}

const DAY_MS = 86_400_000;

/** A code that nobody guesses: 256 bits. */
export const newInvitationCode = (): string => randomBytes(32).toString('base64url');

/**
 * Invites somebody to become a member of the caller's organisation, or, as an administrator, of another.
 * @param input.days until it is over
 * Throws `REQUEST.BODY_INVALID`, `REQUEST.NOT_FOUND`, `ACCESS.ROLE_NOT_ALLOWED`, `MEMBER.NOT_DELEGABLE`.
 */
export async function createInvitation(
  { record, clock }: Pick<ServiceDeps, 'record' | 'clock'>,
  caller: Caller,
  input: {
    organisationId: string | undefined;
    name: string;
    role: MemberRole;
    reason: string;
    days: number;
    key: RequestKey;
  },
): Promise<NewInvitation> {
  const { name, role, reason, days, key } = input;
  const organisationId = organisationOf(caller, 'createInvitation', { organisation_id: input.organisationId });
  if (!mayInviteInto(caller.memberRole, role)) throw new ServiceProblem('ACCESS.ROLE_NOT_ALLOWED');
  // What somebody has for a week is not made lasting in it.
  if (caller.signsFor.length > 1) throw new ServiceProblem('MEMBER.NOT_DELEGABLE');
  const at = clock();
  const code = newInvitationCode();
  const expiresAt = new Date(at.getTime() + days * DAY_MS).toISOString();
  const invitation = await record.withActor(actorOf(caller), async (tx) => {
    const organisation = await findOrganisation(tx, organisationId);
    if (organisation === undefined) throw new ServiceProblem('REQUEST.NOT_FOUND');
    const roles = rolesIn(organisation.kind);
    if (!roles.includes(role)) throw roleFault(`is none of that organisation; it takes ${roles.join(', ')}`);
    // An officer of an agency is one of the agency that the organisation is.
    const agency = role === 'agency_officer' ? organisation.agency : null;
    const own = { id: idOf('invitation', key), organisationId, name, role, agency, reason, expiresAt };
    return createRow(tx, own, code, { actor: caller.personId, role: caller.role, at: at.toISOString() });
  });
  return { invitation, code };
}

/** Invitations of an organisation. Throws `REQUEST.NOT_FOUND` for one that the caller may not look into. */
export async function listInvitations(
  { record }: Pick<ServiceDeps, 'record'>,
  caller: Caller,
  asked: OfOrganisation,
): Promise<Page<InvitationRow>> {
  const organisationId = organisationOf(caller, 'listInvitations', asked);
  const { limit, cursor } = asked;
  const rows = await record.withActor(actorOf(caller), (tx) =>
    listRows(tx, organisationId, { after: positionOf(cursor), limit }),
  );
  return toPage(
    rows,
    (row) => row,
    ({ invitedAt, id }) => ({ at: invitedAt, id }),
  );
}

/**
 * Takes an invitation back at once; one that was taken back already stays so.
 * Throws `MEMBER.INVITATION_NOT_FOUND`, `MEMBER.INVITATION_USED`.
 */
export async function revokeInvitation(
  { record, clock }: Pick<ServiceDeps, 'record' | 'clock'>,
  caller: Caller,
  { invitationId, reason }: { invitationId: string; reason: string },
): Promise<InvitationRow> {
  const reach = authorise(caller, 'revokeInvitation');
  const by = { actor: caller.personId, role: caller.role, at: clock().toISOString() };
  return record.withActor(actorOf(caller), async (tx) => {
    const known = await getInvitation(tx, invitationId);
    if (reach !== 'all' && known.organisationId !== caller.organisationId) throw notFound();
    await revokeRow(tx, known, reason, by);
    // As it stands now: whoever was invited may have been faster.
    const invitation = await getInvitation(tx, invitationId);
    if (invitation.acceptedAt !== null) throw new ServiceProblem('MEMBER.INVITATION_USED');
    return invitation;
  });
}

async function getInvitation(tx: Transaction, id: string): Promise<InvitationRow> {
  const invitation = await findInvitation(tx, id);
  if (invitation === undefined) throw notFound();
  return invitation;
}

const notFound = (): ServiceProblem => new ServiceProblem('MEMBER.INVITATION_NOT_FOUND');

const roleFault = (message: string): ServiceProblem =>
  new ServiceProblem('REQUEST.BODY_INVALID', {
    faults: [{ pointer: '/role', code: 'REQUEST.FIELD_INVALID', message }],
  });
