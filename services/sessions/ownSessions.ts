import { endSessions, isSessionOf, listSessions as listRows, type SessionRow } from '../../prisma/queries/sessions.js';
export type { SessionRow } from '../../prisma/queries/sessions.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { positionOf, toPage, type Page, type PageRequest } from '../paging.js';
import { authorise } from '../permissions/authorise.js';
import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { inForce } from './inForce.js';

/** The caller's own sessions that are in force, newest first. */
export async function listSessions(
  deps: ServiceDeps,
  caller: Caller,
  { limit, cursor }: PageRequest,
): Promise<Page<SessionRow>> {
  authorise(caller, 'listSessions');
  const page = { after: positionOf(cursor), limit };
  const rows = await deps.record.withActor(actorOf(caller), (tx) => listRows(tx, caller.personId, inForce(deps), page));
  return toPage(
    rows,
    (row) => row,
    ({ createdAt, id }) => ({ at: createdAt, id }),
  );
}

/**
 * Ends one of the caller's own sessions; its next request is refused. One that has ended already stays so.
 * Throws `REQUEST.NOT_FOUND`, also for another person's.
 */
export async function revokeSession(deps: ServiceDeps, caller: Caller, id: string): Promise<void> {
  authorise(caller, 'revokeSession');
  await deps.record.withActor(actorOf(caller), async (tx) => {
    if (!(await isSessionOf(tx, caller.personId, id))) throw new ServiceProblem('REQUEST.NOT_FOUND');
    await endSessions(tx, caller, { id }, { what: 'sessionRevoked', at: deps.clock() });
  });
}

/**
 * Ends all of the caller's own sessions but the one of this request.
 * @param current undefined where the request carries an access token: then all end
 * @returns how many
 */
export async function revokeOtherSessions(
  deps: ServiceDeps,
  caller: Caller,
  current: string | undefined,
): Promise<number> {
  authorise(caller, 'revokeOtherSessions');
  const why = { what: 'sessionRevoked', at: deps.clock() };
  return deps.record.withActor(actorOf(caller), (tx) => endSessions(tx, caller, { except: current }, why));
}
