import type { Guidance, GuidanceNeed } from '../../api/contract/guidance.js';
import { PAGE_WIDTH, wrap } from './columns.js';
import { optionLines, ruleText, timeText } from './guidanceOption.js';
import type { Colour, Paint } from './paint.js';

const VERDICTS: Readonly<Record<Guidance['verdict'], readonly [Colour, string]>> = {
  allow: ['good', 'may go'],
  allow_with_permit: ['state', 'may go with a permit'],
  refuse: ['bad', 'may not go'],
  cannot_say: ['state', 'cannot be said for certain'],
};

const STANDINGS: Readonly<Record<GuidanceNeed['standing'], string>> = {
  needed: 'needed',
  one_of: 'one of these is needed',
  on_request: 'only if you want it',
  does_not_apply: 'does not apply',
  depends: 'depends',
};

/** Guidance as a page to act on: may it go, what it needs section by section, what happens next, what is open. */
export function guidanceLines(guidance: Guidance, paint: Paint): string[] {
  const { hs_code: hsCode, origin, destination, mode, regime, date, verdict } = guidance;
  const [colour, words] = VERDICTS[verdict];
  const way = `HS ${hsCode} from ${origin} to ${destination} by ${mode}${regime === null ? '' : `, ${regime}`} on ${date}`;
  return [
    `${paint('strong', way)}: ${paint(colour, words)}`,
    ...section('May it go?', restrictionLines(guidance), paint),
    ...section('Permits and certificates', needsLines(guidance.permits, paint), paint),
    ...section('Registrations', needsLines(guidance.registrations, paint), paint),
    ...section('Labels', needsLines(guidance.labels, paint), paint),
    ...section('Documents', needsLines(guidance.documents, paint), paint),
    ...section('In the declaration', fieldLines(guidance), paint),
    ...section('What happens next', stepLines(guidance), paint),
    ...section('Still to be answered (--fact name=answer, or the option of that name)', questionLines(guidance), paint),
    ...section('Exchange rates used', rateLines(guidance), paint),
    ...section('What cannot be said', cannotSayLines(guidance), paint),
  ];
}

const section = (title: string, lines: readonly string[], paint: Paint): string[] =>
  lines.length === 0 ? [] : ['', paint('strong', title), ...lines];

/** A paragraph behind a mark, its further lines indented alike. */
const item = (mark: string, text: string): string[] =>
  wrap(text, PAGE_WIDTH - 6 - mark.length).map((line, index) =>
    index === 0 ? `  ${mark} ${line}` : `  ${' '.repeat(mark.length)} ${line}`,
  );

/** The same, under the line that says what stands. */
const indentedItem = (mark: string, text: string): string[] => item(mark, text).map((line) => `  ${line}`);

function restrictionLines({ restrictions }: Guidance): string[] {
  return restrictions.flatMap(({ line_name: line, verdict, carrier, counts, rules, asks }) => {
    const whose = carrier === null ? '' : `${carrier}${counts ? '' : ' (if it is the carrier)'}: `;
    const open = asks.length === 0 ? '' : ` Depends on: ${asks.join(', ')}.`;
    return rules.flatMap((rule, index) => {
      const needs = rule.needs === null ? '' : ` Takes: ${rule.needs}.`;
      const last = index === rules.length - 1 ? open : '';
      return item(
        '-',
        `${line}: ${verdict === 'depends' ? `perhaps ${rule.verdict}` : rule.verdict}. ${whose}${rule.reason}${needs}${last} ${ruleText(rule)}`,
      );
    });
  });
}

function needsLines(needs: readonly GuidanceNeed[], paint: Paint): string[] {
  return needs.flatMap((need) => {
    const options = need.options.flatMap((option) => optionLines(option, indentedItem));
    const asks = need.asks.length === 0 ? '' : ` (answer ${need.asks.join(', ')})`;
    return [`  ${paint('state', `${STANDINGS[need.standing]} (${need.country})`)}${asks}`, ...options];
  });
}

const fieldLines = ({ declaration_fields: fields }: Guidance): string[] =>
  fields.flatMap((field) =>
    item(
      '-',
      `${field.field}${field.standing === 'depends' ? ` (depends on ${field.asks.join(', ')})` : ''}: ${field.says} ${ruleText(field)}`,
    ),
  );

const stepLines = ({ steps }: Guidance): string[] =>
  steps.flatMap((step) => {
    const time = timeText(step.usual_time);
    const length =
      time === ''
        ? ''
        : ` ${step.time_is_limit ? `At the longest ${time}` : `Usually ${time}`}${step.time_confidence === 'default' ? ' (a default of this product)' : ''}.`;
    const perhaps = step.standing === 'depends' ? ` Depends on ${step.asks.join(', ')}.` : '';
    return item(
      `${step.number}.`,
      `${step.title} (${step.done_by}, ${step.flow}). ${step.says}${length}${perhaps} ${ruleText(step)}`,
    );
  });

const questionLines = ({ questions }: Guidance): string[] =>
  questions.flatMap(({ name, asks, answer, unit }) =>
    item('-', `${name}: ${asks} [${answer}${unit === null ? '' : `, ${unit}`}]`),
  );

const rateLines = ({ rates }: Guidance): string[] =>
  rates.flatMap(({ id, rate, kind, confidence }) => item('-', `${rate} (${kind}) [${id}, ${confidence}]`));

const cannotSayLines = ({ cannot_say: unsaid }: Guidance): string[] =>
  unsaid.flatMap(({ what, country, why }) => item('-', `${country}, ${what}: ${why}`));
