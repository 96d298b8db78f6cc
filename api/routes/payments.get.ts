import { getPayment as operation } from '../contract/operations/payments.js';
import { getPayment } from '../../services/payments/readPayments.js';
import { presentPayment } from '../presenters/presentWork.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const paymentsGet = defineRoute(operation, async ({ deps, caller, params }) =>
  ok(presentPayment(await getPayment(deps, caller, params.payment_id))),
);
