import {
  listAmendments as listAmendmentRows,
  listWithdrawals as listWithdrawalRows,
  type AmendmentRequestRow,
  type WithdrawalRequestRow,
} from '../../prisma/queries/listRequests.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { getVisibleDeclaration } from '../declarations/findVisible.js';
import { numberOf, positionOf, toPage, type Page, type PageRequest } from '../paging.js';
import type { ServiceDeps } from '../serviceDeps.js';

export type { AmendmentRequestRow, WithdrawalRequestRow };

type OfDeclaration = PageRequest & { declarationId: string };

/** Requests to amend a declaration, and the corrections of customs, the first one first. */
export const listAmendments = (
  deps: ServiceDeps,
  caller: Caller,
  { declarationId, limit, cursor }: OfDeclaration,
): Promise<Page<AmendmentRequestRow>> =>
  deps.record.withActor(actorOf(caller), async (tx) => {
    await getVisibleDeclaration(tx, caller, 'listAmendments', declarationId);
    const rows = await listAmendmentRows(tx, { declarationId, after: numberOf(cursor), limit });
    return toPage(
      rows,
      (row) => row,
      ({ number }) => number,
    );
  });

/** Requests to withdraw a declaration, the newest first. */
export const listWithdrawals = (
  deps: ServiceDeps,
  caller: Caller,
  { declarationId, limit, cursor }: OfDeclaration,
): Promise<Page<WithdrawalRequestRow>> =>
  deps.record.withActor(actorOf(caller), async (tx) => {
    await getVisibleDeclaration(tx, caller, 'listWithdrawalRequests', declarationId);
    const after = positionOf(cursor);
    const rows = await listWithdrawalRows(tx, { declarationId, limit, ...(after === undefined ? {} : { after }) });
    return toPage(
      rows,
      (row) => row,
      ({ createdAt, id }) => ({ at: createdAt, id }),
    );
  });
