import { sentence, type Sentence } from '../../explanations/sentence.js';
import { tellConversion } from '../../money/rateBook.js';
import type { Guidance, Need } from './guidance.js';
import type { GuidanceQuestion } from './question.js';

const VERDICTS = {
  allow: 'guidance.allow',
  allow_with_permit: 'guidance.allow_with_permit',
  refuse: 'guidance.refuse',
  cannot_say: 'guidance.cannot_say',
} as const;

/** The answer in sentences: may it go, with the reasons; what it needs; what does not apply; what is open. */
export function sentencesOf(
  value: Guidance,
  { hsCode, origin, destination, mode, date }: GuidanceQuestion,
): Sentence[] {
  const way = { hsCode, origin, destination, mode, date };
  const reasons = value.restrictions
    .filter(({ counts, verdict }) => counts && verdict !== 'depends')
    .flatMap(({ rules }) => rules.slice(0, 1).map(({ reason }) => sentence('guidance.reason', { reason })));
  const needs = [...value.permits, ...value.registrations, ...value.labels, ...value.documents];
  return [
    sentence(VERDICTS[value.verdict], way),
    ...reasons,
    ...needs.flatMap(needSentence),
    ...value.rates.flatMap(tellConversion),
    ...value.cannotSay.map(({ why }) => sentence('guidance.reason', { reason: why })),
    ...(value.questions.length === 0
      ? []
      : [sentence('guidance.open_questions', { names: value.questions.map(({ name }) => name).join(', ') })]),
  ];
}

function needSentence({ standing, options, because, country }: Need): Sentence[] {
  const names = options.filter(({ state }) => state !== 'closed').map(({ name }) => name);
  switch (standing) {
    case 'needed':
      return [sentence('guidance.needed', { names: names.join(', '), country })];
    case 'one_of':
      return [sentence('guidance.one_of', { names: names.join('; '), country })];
    case 'does_not_apply':
      return [
        sentence('guidance.does_not_apply', {
          names: options.map(({ name }) => name).join(', '),
          because: because ?? '',
        }),
      ];
    case 'depends':
      return [sentence('guidance.depends', { names: names.join('; '), country })];
    case 'on_request':
      return [];
  }
}
