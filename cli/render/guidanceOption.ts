import type { Duration, GuidanceNeed } from '../../api/contract/guidance.js';

type Option = GuidanceNeed['options'][number];

/** The rule behind an answer, and how far it may be trusted. */
export const ruleText = ({ rule_id: id, confidence }: { rule_id: string; confidence: string }): string =>
  `[${id}, ${confidence}]`;

/** `5 to 20 minutes`, `up to 3 working days`, or nothing. */
export function timeText(duration: Duration | null): string {
  if (duration === null) return '';
  const unit = duration.unit.replaceAll('_', ' ');
  const most = `${duration.at_most} ${duration.at_most === 1 ? unit.replace(/s$/, '') : unit}`;
  return duration.at_least === null ? most : `${duration.at_least} to ${most}`;
}

/** One way to fulfil a need: what to do, who, what it asks for, fee, time, validity, and where it was read. */
export function optionLines(option: Option, item: (mark: string, text: string) => string[]): string[] {
  if (option.state === 'closed') return item('x', `${option.name}: ${option.because ?? ''} ${ruleText(option)}`);
  const time = timeText(option.usual_time);
  const validity = timeText(option.validity);
  const parts = [
    `${option.name} (${option.done_by}${option.issuer === null ? '' : `; ${option.issuer}`}).`,
    option.says,
    ...(option.asks_for.length === 0 ? [] : [`Asks for: ${option.asks_for.join('; ')}.`]),
    ...(option.fee === null ? [] : [`Fee: ${option.fee.says.replace(/\.$/, '')}.`]),
    ...(time === '' ? [] : [`Usual time: ${time}.`]),
    ...(validity === '' ? [] : [`Valid for ${validity}.`]),
    ...(option.field === null ? [] : [`Its number goes into ${option.field}.`]),
    ...(option.note === null ? [] : [option.note]),
    ruleText(option),
  ];
  return item(option.state === 'depends' ? '?' : '-', parts.join(' '));
}
