/** The sentences of guidance and the questions that rules ask, in English, by code; part of `ENGLISH`. */
export const GUIDANCE_ENGLISH = {
  'guidance.allow': 'HS {hsCode} from {origin} to {destination} by {mode} on {date} may go.',
  'guidance.allow_with_permit': 'HS {hsCode} from {origin} to {destination} by {mode} on {date} may go with a permit.',
  'guidance.refuse': 'HS {hsCode} from {origin} to {destination} by {mode} on {date} may not go.',
  'guidance.cannot_say':
    'Whether HS {hsCode} may go from {origin} to {destination} by {mode} on {date} cannot be said for certain.',
  'guidance.reason': '{reason}',
  'guidance.needed': 'Needed by {country}: {names}.',
  'guidance.one_of': 'Needed by {country}, one of: {names}.',
  'guidance.depends': 'Depends on what is not known yet: {names} ({country}).',
  'guidance.does_not_apply': 'Does not apply: {names}. {because}',
  'guidance.open_questions': 'To be answered: {names}.',
  'guidance.portolan_applies': 'Portolan applies for it at {agency} when the declaration is submitted.',
  'guidance.not_covered':
    'No row of {country} with a source says which {subject} at {flow} concern HS {hsCode} on {date}; what is listed may be incomplete.',
  'guidance.no_official_rate':
    'No official exchange rate from {base} to {quote} is known for {date}, and a limit of law is held against no other.',
  'question.net_weight': 'What do the goods weigh, without packing, in grams?',
  'question.quantity': 'How many pieces are they?',
  'question.value': 'What are the goods worth, in {currency}?',
  'question.regime': 'Under which regime are they imported?',
  'question.mode': 'How do they travel?',
} as const;
