import { correct, defineErrors } from './errorDefinition.js';

/** Requests to change what was declared. */
export const AMENDMENT_ERRORS = defineErrors('AMENDMENT', {
  NOT_FOUND: correct(404, 'No request with this id is known on the declaration.'),
  ALREADY_REQUESTED: correct(409, 'A request to amend or to withdraw is undecided: one at a time.'),
  NOTHING_CHANGED: correct(422, 'The data is what stands already: there is nothing to amend.'),
  FIELD_FIXED: correct(422, 'The field names the case itself: withdraw the declaration and lodge another one.'),
  ALREADY_DECIDED: correct(409, 'The request has been decided, cancelled or overtaken already.'),
  DECIDED_BY_AUTHORITY: correct(409, 'The request is with customs: its own answer decides, not an officer here.'),
  ALREADY_CANCELLED: correct(409, 'Customs has been asked to cancel the request, and has not answered yet.'),
});

/** Requests to withdraw after a control was announced. */
export const WITHDRAWAL_ERRORS = defineErrors('WITHDRAWAL', {
  ALREADY_REQUESTED: correct(409, 'A request to amend or to withdraw is undecided: one at a time.'),
  NOT_FOUND: correct(404, 'No request to withdraw is undecided.'),
  DECIDED_BY_AUTHORITY: correct(409, 'The request is with customs: its own answer decides, not an officer here.'),
  RECALL_FIRST: correct(409, 'The goods are released: they are recalled before a withdrawal is consented to.'),
});
