import {
  listAppeals as listAppealRows,
  listHolds as listHoldRows,
  listLegalNotices as listLegalNoticeRows,
  type AppealRow,
  type HoldRow,
  type LegalNoticeRow,
} from '../../prisma/queries/listEnforcement.js';
import { listProposals } from '../../prisma/queries/listStuck.js';
import { recordReads } from '../access/recordReads.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { getVisibleDeclaration } from '../declarations/findVisible.js';
import { positionOf, toPage, type Page, type PageRequest } from '../paging.js';
import { authorise } from '../permissions/authorise.js';
import { getProposal, type ProposalStatus } from '../proposals/proposalFrame.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { ENFORCEMENT, viewEnforcement, type EnforcementView } from './enforcementFrame.js';

/** A page of what stands beside one declaration. */
export type BesideRequest = PageRequest & { declarationId: string };

/** Holds on a consignment, newest first. Throws `DECLARATION.NOT_FOUND`. */
export const listHolds = (deps: ServiceDeps, caller: Caller, request: BesideRequest): Promise<Page<HoldRow>> =>
  deps.record.withActor(actorOf(caller), async (tx) => {
    const { declarationId, limit, cursor } = request;
    await getVisibleDeclaration(tx, caller, 'listHolds', declarationId);
    const rows = await listHoldRows(tx, { declarationId, after: positionOf(cursor), limit });
    return toPage(
      rows,
      (row) => row,
      ({ placedAt, id }) => ({ at: placedAt, id }),
    );
  });

/** Notices of detention and seizure, newest first. */
export const listLegalNotices = (
  deps: ServiceDeps,
  caller: Caller,
  request: BesideRequest,
): Promise<Page<LegalNoticeRow>> =>
  deps.record.withActor(actorOf(caller), async (tx) => {
    const { declarationId, limit, cursor } = request;
    await getVisibleDeclaration(tx, caller, 'listLegalNotices', declarationId);
    const rows = await listLegalNoticeRows(tx, { declarationId, after: positionOf(cursor), limit });
    return toPage(
      rows,
      (row) => row,
      ({ servedAt, id }) => ({ at: servedAt, id }),
    );
  });

/** Appeals, newest first. */
export const listAppeals = (deps: ServiceDeps, caller: Caller, request: BesideRequest): Promise<Page<AppealRow>> =>
  deps.record.withActor(actorOf(caller), async (tx) => {
    const { declarationId, limit, cursor } = request;
    await getVisibleDeclaration(tx, caller, 'listAppeals', declarationId);
    const rows = await listAppealRows(tx, { declarationId, after: positionOf(cursor), limit });
    return toPage(
      rows,
      (row) => row,
      ({ lodgedAt, id }) => ({ at: lodgedAt, id }),
    );
  });

/** Acts against the goods of a declaration, proposed or done, newest first. */
export async function listEnforcement(
  deps: ServiceDeps,
  caller: Caller,
  request: BesideRequest & { status?: ProposalStatus | undefined },
): Promise<Page<EnforcementView>> {
  const { declarationId, limit, cursor, status } = request;
  const at = deps.clock();
  const rows = await deps.record.withActor(actorOf(caller), async (tx) => {
    await getVisibleDeclaration(tx, caller, 'listEnforcement', declarationId);
    const page = { kind: ENFORCEMENT.kind, subjectId: declarationId, standing: status, at };
    return listProposals(tx, { ...page, after: positionOf(cursor), limit });
  });
  return toPage(
    rows,
    (row) => viewEnforcement(row, at),
    ({ createdAt, id }) => ({ at: createdAt, id }),
  );
}

/** One of them. Throws `REQUEST.NOT_FOUND`. */
export async function getEnforcement(deps: ServiceDeps, caller: Caller, proposalId: string): Promise<EnforcementView> {
  authorise(caller, 'getEnforcement');
  const proposal = await deps.record.withActor(actorOf(caller), async (tx) => {
    const found = await getProposal(tx, ENFORCEMENT, proposalId);
    await recordReads(tx, caller, 'getEnforcement', [found]);
    return found;
  });
  return viewEnforcement(proposal, deps.clock());
}
