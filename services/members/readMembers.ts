import { listAuthorities as listAuthorityRows, type AuthorityRow } from '../../prisma/queries/authorities.js';
import { listMembers as listMemberRows, type MemberRow } from '../../prisma/queries/memberRows.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { positionOf, toPage, type Page, type PageRequest } from '../paging.js';
import { authorise } from '../permissions/authorise.js';
import type { UseCase } from '../permissions/table.js';
import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';

/** A list of what belongs to an organisation: the caller's own, unless another one is named. */
export interface OfOrganisation extends PageRequest {
  organisation_id?: string | undefined;
}

/** Members of an organisation. Throws `REQUEST.NOT_FOUND` for one that the caller may not look into. */
export async function listMembers(
  deps: Pick<ServiceDeps, 'record'>,
  caller: Caller,
  asked: OfOrganisation,
): Promise<Page<MemberRow>> {
  const organisationId = organisationOf(caller, 'listMembers', asked);
  const { limit, cursor } = asked;
  const rows = await deps.record.withActor(actorOf(caller), (tx) =>
    listMemberRows(tx, organisationId, { after: positionOf(cursor), limit }),
  );
  return toPage(
    rows,
    (row) => row,
    ({ fromAt, id }) => ({ at: fromAt, id }),
  );
}

/** Authorities that an organisation gave or was given. Throws as `listMembers`. */
export async function listAuthorities(
  deps: Pick<ServiceDeps, 'record'>,
  caller: Caller,
  asked: OfOrganisation,
): Promise<Page<AuthorityRow>> {
  const organisationId = organisationOf(caller, 'listAuthorities', asked);
  const { limit, cursor } = asked;
  const rows = await deps.record.withActor(actorOf(caller), (tx) =>
    listAuthorityRows(tx, organisationId, { after: positionOf(cursor), limit }),
  );
  return toPage(
    rows,
    (row) => row,
    ({ grantedAt, id }) => ({ at: grantedAt, id }),
  );
}

/** The organisation that is asked about. Throws `REQUEST.NOT_FOUND` for one that the caller may not look into. */
export function organisationOf(
  caller: Caller,
  useCase: UseCase,
  { organisation_id: asked }: Pick<OfOrganisation, 'organisation_id'>,
): string {
  const reach = authorise(caller, useCase);
  if (asked !== undefined && asked !== caller.organisationId && reach !== 'all') {
    throw new ServiceProblem('REQUEST.NOT_FOUND');
  }
  return asked ?? caller.organisationId;
}
