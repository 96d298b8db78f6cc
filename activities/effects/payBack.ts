import { findLastAssessment } from '../../prisma/queries/assessments.js';
import type { Change } from '../../prisma/queries/change.js';
import { makeMessageDue } from '../../prisma/queries/counterpartyMessages.js';
import { listPayments, markRefunded } from '../../prisma/queries/payments.js';
import type { Assessment } from '../../rules/decisions/assessment/assessment.js';
import { Decimal } from '../../rules/money/decimal.js';
import { findExcess } from './charges.js';

/**
 * Orders back what was paid beyond what the last final assessment says is owed, the newest payment first, each part under
 * a key of its own. What is not paid yet is not paid back: it is when it has been paid.
 */
export async function payBackExcess(change: Change): Promise<void> {
  const { tx, declaration } = change;
  // Recorded by assess.ts.
  const assessment = (await findLastAssessment(tx, declaration.id, 'final')) as Assessment | undefined;
  if (assessment === undefined) return;
  const payments = await listPayments(tx, declaration.id);
  for (const { purpose, money } of findExcess(assessment, payments)) {
    let left = new Decimal(money.amount);
    const paid = payments.filter(
      (payment) =>
        payment.purpose === purpose && payment.status === 'paid' && payment.money.currency === money.currency,
    );
    for (const payment of paid.reverse()) {
      const part = Decimal.min(left, new Decimal(payment.money.amount).minus(payment.refunded));
      if (!part.greaterThan(0)) continue;
      left = left.minus(part);
      const scale = money.amount.split('.')[1]?.length ?? 0;
      await markRefunded(tx, payment.id, part.plus(payment.refunded).toFixed());
      await makeMessageDue(change, {
        counterparty: 'payment',
        kind: 'pay_back',
        subjectId: payment.id,
        payload: { amount: part.toFixed(scale), currency: money.currency },
      });
    }
  }
}
