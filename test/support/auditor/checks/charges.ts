import { asDecimal, sum, tenThousandths } from '../fixedPoint.js';
import { problemsOf, type Problem } from '../problem.js';
import type { AssessmentLineRow, Records } from '../records.js';
import { groupBy } from '../records.js';
import { TERMINAL } from '../stateOrders.js';

const problem = problemsOf('I2');

/** I2: each charge is collected exactly once, and every ledger account adds up from its entries. */
export function checkCharges(records: Records): Problem[] {
  return [...checkPayments(records), ...checkAccounts(records), ...checkReservations(records)];
}

/** What was paid for a cleared declaration is what its last assessment says, a side and a currency at a time. */
function checkPayments(records: Records): Problem[] {
  const releasedByAuthority = new Set(
    records.declarations.filter(({ authority }) => authority.release === 'authority').map(({ id }) => id),
  );
  const states = new Map(records.declarations.map(({ id, state }) => [id, state]));
  const assessments = groupBy(records.assessments, ({ declarationId }) => declarationId);
  const lines = groupBy(records.assessmentLines, ({ assessmentId }) => assessmentId);
  const sides = groupBy(records.payments, ({ declarationId, purpose, currency }) =>
    [declarationId, purpose, currency].join(' '),
  );
  return [...sides].flatMap(([side, payments]) => {
    const [declarationId = '', purpose = '', currency = ''] = side.split(' ');
    if (states.get(declarationId) !== 'CLEARED') return [];
    // What the authority released unpaid it collects itself: nothing may be waited for here, less may be paid.
    const isTheirs = purpose === 'origin' && releasedByAuthority.has(declarationId);
    const waiting = payments.filter(({ status }) => status === 'due' || status === 'requested' || status === 'failed');
    if (waiting.length > 0)
      return [problem(declarationId, `is cleared with ${purpose} charges ${String(waiting[0]?.status)}`)];
    const final = (assessments.get(declarationId) ?? []).filter(({ stage }) => stage === 'final').at(-1);
    const assessed = sum(amountsOf(final === undefined ? [] : (lines.get(final.id) ?? []), purpose, currency));
    const paid = sum(payments.filter(({ status }) => status === 'paid').map(({ amount }) => amount));
    return paid === assessed || (isTheirs && paid < assessed)
      ? []
      : [
          problem(
            declarationId,
            `${purpose} charges assessed ${asDecimal(assessed)} ${currency}, paid ${asDecimal(paid)}`,
          ),
        ];
  });
}

const amountsOf = (lines: readonly AssessmentLineRow[], purpose: string, currency: string): string[] =>
  lines.filter((line) => line.side === purpose && line.currency === currency).map(({ amount }) => amount);

function checkAccounts(records: Records): Problem[] {
  const entries = groupBy(records.entries, ({ accountId }) => accountId);
  return records.accounts.flatMap((account) => {
    const own = entries.get(account.id) ?? [];
    const moved = (operation: string) =>
      sum(own.filter((entry) => entry.operation === operation).map(({ quantity }) => quantity));
    const reserved = moved('reserve') - moved('commit') - moved('give_back');
    const found: Problem[] = [];
    if (reserved !== tenThousandths(account.reserved)) {
      found.push(problem(account.id, `reserved stands at ${account.reserved}, its entries say ${asDecimal(reserved)}`));
    }
    if (moved('commit') !== tenThousandths(account.committed)) {
      found.push(
        problem(account.id, `committed stands at ${account.committed}, its entries say ${asDecimal(moved('commit'))}`),
      );
    }
    if (tenThousandths(account.reserved) + tenThousandths(account.committed) > tenThousandths(account.capacity)) {
      found.push(
        problem(account.id, `is overdrawn: ${account.reserved} + ${account.committed} of ${account.capacity}`),
      );
    }
    return found;
  });
}

/** Each reservation is settled at most once and whole; none is left open once the declaration has ended. */
function checkReservations(records: Records): Problem[] {
  const ended = new Map(records.declarations.map(({ id, state }) => [id, TERMINAL.includes(state)]));
  return [...groupBy(records.entries, ({ accountId, reservationKey }) => `${accountId} ${reservationKey}`)].flatMap(
    ([, entries]) => {
      const reservation = entries.find(({ operation }) => operation === 'reserve');
      const settlements = entries.filter(({ operation }) => operation !== 'reserve');
      if (reservation === undefined)
        return [problem(entries[0]?.key ?? '', 'settles a reservation that was never made')];
      if (settlements.length > 1) return [problem(reservation.key, `was settled ${settlements.length} times`)];
      const [settlement] = settlements;
      if (settlement === undefined) {
        return ended.get(reservation.declarationId) === true
          ? [problem(reservation.declarationId, `has ended with reservation ${reservation.key} open`)]
          : [];
      }
      return settlement.quantity === reservation.quantity
        ? []
        : [problem(reservation.key, `of ${reservation.quantity} was settled with ${settlement.quantity}`)];
    },
  );
}
