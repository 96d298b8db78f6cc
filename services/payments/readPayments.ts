import { findPayment, listPayments as listRows, type PaymentRow } from '../../prisma/queries/listWork.js';
import { recordReads } from '../access/recordReads.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { positionOf, toPage, type Page, type PageRequest } from '../paging.js';
import { authorise } from '../permissions/authorise.js';
import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';

/** One payment. Throws `PAYMENT.NOT_FOUND`. */
export async function getPayment(deps: ServiceDeps, caller: Caller, paymentId: string): Promise<PaymentRow> {
  const reach = authorise(caller, 'getPayment');
  return deps.record.withActor(actorOf(caller), async (tx) => {
    const row = await findPayment(tx, paymentId);
    if (row === undefined || (reach === 'organisation' && row.organisationId !== caller.organisationId)) {
      throw new ServiceProblem('PAYMENT.NOT_FOUND');
    }
    await recordReads(tx, caller, 'getPayment', [row]);
    return row;
  });
}

/** Payments, newest first. */
export async function listPayments(
  deps: ServiceDeps,
  caller: Caller,
  request: PageRequest & { status?: string | undefined; declarationId?: string | undefined },
): Promise<Page<PaymentRow>> {
  authorise(caller, 'listPayments');
  const { limit, cursor, status, declarationId } = request;
  const page = { status, declarationId, after: positionOf(cursor), limit };
  const rows = await deps.record.withActor(actorOf(caller), async (tx) => {
    const found = await listRows(tx, page);
    await recordReads(tx, caller, 'listPayments', found.rows);
    return found;
  });
  return toPage(
    rows,
    (row) => row,
    ({ createdAt, id }) => ({ at: createdAt, id }),
  );
}
