import type { Money } from '../../domain/money/money.js';
import { setFlags, type Change } from '../../prisma/queries/change.js';
import { createPayment, listPayments, type PaymentPurpose, type PaymentRow } from '../../prisma/queries/payments.js';
import type { Assessment } from '../../rules/decisions/assessment/assessment.js';
import { Decimal } from '../../rules/money/decimal.js';

/** Statuses in which a charge counts as issued: what was let go of or paid back does not. */
const ISSUED: readonly PaymentRow['status'][] = ['due', 'requested', 'failed', 'paid'];

/**
 * Makes the charges of a final assessment due. What was issued before stands: only the difference is issued, a currency
 * at a time. Destination charges are due here only where the seller pays them (DDP); then they hold up the handover.
 *
 * @returns what was issued in excess before, which is never set off: somebody has to pay it back
 */
export async function issueCharges(change: Change, assessment: Assessment, assessmentId: string): Promise<Money[]> {
  const issued = (await listPayments(change.tx, change.declaration.id)).filter(({ status }) => ISSUED.includes(status));
  const purposes: PaymentPurpose[] = assessment.destinationIsEstimate ? ['origin'] : ['origin', 'destination'];
  const excess: Money[] = [];
  for (const purpose of purposes) {
    for (const total of assessment.totals[purpose]) {
      const difference = new Decimal(total.amount).minus(sumOf(issued, purpose, total.currency));
      const money = { amount: difference.abs().toFixed(scaleOf(total.amount)), currency: total.currency };
      if (difference.greaterThan(0)) await createPayment(change, { purpose, money, assessmentId });
      else if (difference.lessThan(0)) excess.push(money);
    }
  }
  await flagDestinationCharges(change);
  return excess;
}

/** Holds the flag to what stands in the rows: destination charges that the seller has still to pay. */
export async function flagDestinationCharges(change: Change): Promise<void> {
  const open = await unpaid(change, 'destination');
  setFlags(change, { destination_charges_unpaid: open.length > 0 });
}

/** Charges of a purpose that are due and not paid. */
export async function unpaid({ tx, declaration }: Change, purpose: PaymentPurpose): Promise<PaymentRow[]> {
  const payments = await listPayments(tx, declaration.id);
  return payments.filter(
    (payment) => payment.purpose === purpose && ['due', 'requested', 'failed'].includes(payment.status),
  );
}

function sumOf(payments: readonly PaymentRow[], purpose: PaymentPurpose, currency: string): Decimal {
  return payments
    .filter((payment) => payment.purpose === purpose && payment.money.currency === currency)
    .reduce((sum, { money }) => sum.plus(money.amount), new Decimal(0));
}

const scaleOf = (amount: string): number => amount.split('.')[1]?.length ?? 0;
