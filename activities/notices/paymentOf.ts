import { z } from 'zod';
import { idKindOf } from '../../domain/ids/prefixes.js';
import { parseRecordingKey } from '../../domain/ids/workflowIds.js';
import type { Change } from '../../prisma/queries/change.js';
import type { NoticeRow } from '../../prisma/queries/notices.js';
import { listPayments, type PaymentRow } from '../../prisma/queries/payments.js';

const Facts = z.object({ intentId: z.string() });

/** The charge that a notice of the provider speaks of: by our key of the request, else by the provider's reference. */
export async function findPaymentOf({ tx, declaration }: Change, notice: NoticeRow): Promise<PaymentRow | undefined> {
  const payments = await listPayments(tx, declaration.id);
  const key = notice.reference === null ? undefined : parseRecordingKey(notice.reference);
  const paymentId = key?.ok === true ? key.value.step.slice('request-payment-'.length) : undefined;
  const { intentId } = Facts.parse(notice.facts);
  const byKey =
    paymentId !== undefined && idKindOf(paymentId) === 'payment'
      ? payments.find(({ id }) => id === paymentId)
      : undefined;
  return byKey ?? payments.find(({ providerReference }) => providerReference === intentId);
}
