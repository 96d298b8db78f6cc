import { correct, defineErrors } from './errorDefinition.js';

/** Erasing what is held on a person. */
export const PRIVACY_ERRORS = defineErrors('PRIVACY', {
  CASE_OPEN: correct(409, 'What is held is still needed: a case that it belongs to is open.'),
  RETENTION_RUNS: correct(409, 'What is held has to be kept: the time for which the law asks for it is not over.'),
});
