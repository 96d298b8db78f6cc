import type { Assessment } from '../../../api/contract/assessment.js';
import type { ExpectedAssessment } from '../expectation.js';

interface Amount {
  amount: string;
  currency: string;
}
type Side = 'origin' | 'destination';

/** Decimal text without trailing noughts, so that 86.24 and 86.2400 are the same sum. */
const plain = ({ amount, currency }: Amount): string =>
  `${amount.includes('.') ? amount.replace(/0+$/, '').replace(/\.$/, '') : amount} ${currency}`;

const sameNumber = (left: string, right: string): boolean =>
  plain({ amount: left, currency: '' }) === plain({ amount: right, currency: '' });

/**
 * Differences between the newest assessment of a stage and the one worked out by hand.
 *
 * @returns one sentence a difference; none when they agree line by line
 */
export function compareAssessment(assessments: readonly Assessment[], expected: ExpectedAssessment): string[] {
  const found = assessments.filter(({ stage }) => stage === expected.stage).at(-1);
  if (found === undefined) return [`there is no ${expected.stage} assessment, though by hand ${expected.sum}`];
  const differences = [...compareLines(found, 'origin', expected), ...compareLines(found, 'destination', expected)];
  if (plain(found.customs_value) !== plain(expected.customs_value)) {
    differences.push(`customs value is ${plain(found.customs_value)}, by hand ${plain(expected.customs_value)}`);
  }
  if (
    expected.destination_is_estimate !== undefined &&
    found.destination_is_estimate !== expected.destination_is_estimate
  ) {
    differences.push(`destination charges are ${found.destination_is_estimate ? '' : 'not '}an estimate`);
  }
  const unsaid = found.cannot_say.map(({ what }) => what);
  for (const what of expected.cannot_say ?? []) {
    if (!unsaid.includes(what)) differences.push(`cannot say [${unsaid.join(', ')}], not ${what}`);
  }
  return differences.length === 0 ? [] : [...differences, `by hand: ${expected.sum}`];
}

function compareLines(assessment: Assessment, side: Side, expected: ExpectedAssessment): string[] {
  const found = assessment[side];
  const wanted = expected.lines.filter((line) => line.side === side);
  const strange = found
    .filter(({ line, tax }) => !wanted.some((candidate) => candidate.line === line && candidate.tax === tax))
    .map(({ line, tax, amount }) => `${side} charge ${tax} of item ${line}, ${plain(amount)}, is not expected`);
  const wrong = wanted.flatMap((want) => {
    const name = `${side} charge ${want.tax} of item ${want.line}`;
    const line = found.find((candidate) => candidate.line === want.line && candidate.tax === want.tax);
    if (line === undefined) return [`${name} is missing`];
    return [
      ...(plain(line.amount) === plain(want.amount)
        ? []
        : [`${name} is ${plain(line.amount)}, by hand ${plain(want.amount)}`]),
      ...(want.base === undefined || plain(line.base) === plain(want.base)
        ? []
        : [`${name} is on ${plain(line.base)}, by hand on ${plain(want.base)}`]),
      ...(want.rate === undefined || sameNumber(line.rate, want.rate)
        ? []
        : [`${name} is at ${line.rate}, by hand ${want.rate}`]),
    ];
  });
  return [...strange, ...wrong];
}
