import type { Money } from '../../domain/money/money.js';
import { setFlags, type Change } from '../../prisma/queries/change.js';
import { createPayment, listPayments, type PaymentPurpose, type PaymentRow } from '../../prisma/queries/payments.js';
import type { Assessment } from '../../rules/decisions/assessment/assessment.js';
import { Decimal } from '../../rules/money/decimal.js';

/** Statuses in which a charge counts as issued: what was let go of or paid back does not. */
const ISSUED: readonly PaymentRow['status'][] = ['due', 'requested', 'failed', 'paid'];

/** What was issued for a purpose beyond what is owed. */
export interface Excess {
  purpose: PaymentPurpose;
  money: Money;
}

/**
 * Makes the charges of a final assessment due. What was issued before stands: only the difference is issued, a currency
 * at a time. Destination charges are due here only where the seller pays them (DDP); then they hold up the handover.
 *
 * @returns what was issued in excess before, which is never set off: it is paid back
 */
export async function issueCharges(change: Change, assessment: Assessment, assessmentId: string): Promise<Excess[]> {
  const balance = balanceOf(assessment, await listPayments(change.tx, change.declaration.id));
  for (const { purpose, difference, currency, scale } of balance) {
    const money = { amount: difference.toFixed(scale), currency };
    if (difference.greaterThan(0)) await createPayment(change, { purpose, money, assessmentId });
  }
  await flagDestinationCharges(change);
  return excessIn(balance);
}

/** What was issued beyond what an assessment says is owed. */
export const findExcess = (assessment: Assessment, payments: readonly PaymentRow[]): Excess[] =>
  excessIn(balanceOf(assessment, payments));

interface Balance {
  purpose: PaymentPurpose;
  currency: string;
  scale: number;
  /** Owed and not issued yet; negative where more was issued. */
  difference: Decimal;
}

function balanceOf(assessment: Assessment, payments: readonly PaymentRow[]): Balance[] {
  const issued = payments.filter(({ status }) => ISSUED.includes(status));
  const purposes: PaymentPurpose[] = assessment.destinationIsEstimate ? ['origin'] : ['origin', 'destination'];
  return purposes.flatMap((purpose) =>
    assessment.totals[purpose].map(({ amount, currency }) => ({
      purpose,
      currency,
      scale: amount.split('.')[1]?.length ?? 0,
      difference: new Decimal(amount).minus(sumOf(issued, purpose, currency)),
    })),
  );
}

const excessIn = (balance: readonly Balance[]): Excess[] =>
  balance
    .filter(({ difference }) => difference.lessThan(0))
    .map(({ purpose, currency, scale, difference }) => ({
      purpose,
      money: { amount: difference.abs().toFixed(scale), currency },
    }));

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

/** What stands of the payments of a purpose: what was ordered to be paid back no longer counts. */
function sumOf(payments: readonly PaymentRow[], purpose: PaymentPurpose, currency: string): Decimal {
  return payments
    .filter((payment) => payment.purpose === purpose && payment.money.currency === currency)
    .reduce((sum, { money, refunded }) => sum.plus(money.amount).minus(refunded), new Decimal(0));
}
