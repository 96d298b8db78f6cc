import { correct, defineErrors } from './errorDefinition.js';

/** Exchange rates as they are entered. */
export const RATE_ERRORS = defineErrors('RATE', {
  FILE_INVALID: correct(
    422,
    'The file is no history of exchange rates as its publisher writes it; nothing was taken of it.',
  ),
  DIFFERS: correct(409, 'A rate stands with another value, and it was not asked for that it be superseded.'),
});
