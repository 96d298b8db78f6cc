import { listPayments as operation } from '../contract/operations/payments.js';
import { listPayments } from '../../services/payments/readPayments.js';
import { presentPage } from '../presenters/presentPage.js';
import { presentPayment } from '../presenters/presentWork.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const paymentsList = defineRoute(operation, async ({ deps, caller, query }) => {
  const { declaration_id: declarationId, ...rest } = query;
  return ok(presentPage(await listPayments(deps, caller, { ...rest, declarationId }), presentPayment));
});
