import type { Assessment } from '../../api/contract/assessment.js';
import type { TimelineEntry } from '../../api/contract/declaration.js';
import { wrap, PAGE_WIDTH } from './columns.js';
import type { Paint } from './paint.js';

const TIME_WIDTH = 7;
const STATE_WIDTH = 19;
const WHO_WIDTH = 17;
const ROLE_NAMES: Readonly<Record<string, string>> = { system: 'Portolan', counterparty: 'counterparty' };

/** Who decided: the role of a person, the name of a counterparty, or Portolan itself. */
export function whoOf({ actor, role }: TimelineEntry): string {
  if (role === 'counterparty') return actor;
  return (ROLE_NAMES[role] ?? role).replaceAll('_', ' ');
}

/**
 * One entry of a timeline, in lines: when, the state it led to, who, and why with the rule.
 *
 * @param sinceMs milliseconds from the beginning of the story to the entry
 */
export function timelineLines(entry: TimelineEntry, sinceMs: number, paint: Paint, indent = ''): string[] {
  const moved = entry.to_state !== null && entry.to_state !== entry.from_state;
  const rule = entry.rule_id === null ? '' : ` [${entry.rule_id}]`;
  const gap = indent.length + TIME_WIDTH + STATE_WIDTH + WHO_WIDTH + 2;
  const [first = '', ...rest] = wrap(`${entry.why}${rule}`, PAGE_WIDTH - gap);
  const time = `${(sinceMs / 1000).toFixed(1)} s`.padStart(TIME_WIDTH);
  const state = (moved ? String(entry.to_state) : '').padEnd(STATE_WIDTH);
  const who = whoOf(entry)
    .slice(0, WHO_WIDTH - 1)
    .padEnd(WHO_WIDTH);
  return [
    `${indent}${paint('quiet', time)}  ${paint('state', state)}${who}${first}`,
    ...rest.map((line) => `${indent}${' '.repeat(gap - indent.length)}${line}`),
  ];
}

/** An assessment, charge by charge, then what could not be said for certain; with the reasons when `full`. */
export function assessmentLines(assessment: Assessment, paint: Paint, indent = '', full = true): string[] {
  const gap = `${indent}${' '.repeat(TIME_WIDTH + 2)}`;
  const paragraph = (text: string): string[] =>
    wrap(text, PAGE_WIDTH - gap.length - 2).map((line, index) => `${gap}${index === 0 ? '' : '  '}${line}`);
  const { amount, currency } = assessment.customs_value;
  const charges = [...assessment.origin, ...assessment.destination].flatMap((charge) =>
    paragraph(
      `${charge.tax} on item ${charge.line}: ${charge.amount.amount} ${charge.amount.currency}. ${charge.explanation}`,
    ),
  );
  const { cannot_say: unsaid } = assessment;
  const said = full
    ? unsaid.flatMap(({ what, why }) => paragraph(`cannot say: ${what}. ${why}`))
    : unsaid.length === 0
      ? []
      : paragraph(`cannot say for certain: ${unsaid.map(({ what }) => what).join('; ')}`);
  return [...paragraph(`${assessment.stage} assessment: customs value ${amount} ${currency}`), ...charges, ...said].map(
    (line) => paint('quiet', line),
  );
}
