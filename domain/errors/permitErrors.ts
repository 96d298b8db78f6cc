import { correct, decide, defineErrors, park } from './errorDefinition.js';

/** Permits, their applications and what is written off them. */
export const PERMIT_ERRORS = defineErrors('PERMIT', {
  NOT_FOUND: correct(404, 'No permit or application with this id is visible to the caller.'),
  NOT_IN_FORCE: correct(422, 'The permit is not valid on the day it would be used.'),
  GOODS_NOT_COVERED: correct(422, 'The permit does not cover these goods or this destination.'),
  QUANTITY_EXHAUSTED: decide(409, 'Less is left on the permit than the parcel needs.'),
  REFUSED: decide(null, 'The agency refused the permit, with its reasons.'),
  ALREADY_DECIDED: correct(
    409,
    'The application is no longer open: it was decided already, or its clearance goes on without it.',
  ),
  DECIDED_BY_AUTHORITY: correct(409, 'The agency decides in its own system: its notice decides, not an officer here.'),
});

/** Payments of charges. */
export const PAYMENT_ERRORS = defineErrors('PAYMENT', {
  NOT_FOUND: correct(404, 'No payment with this id is visible to the caller.'),
  AMOUNT_DIFFERS: park(null, 'The provider reports another amount or currency than was asked for.'),
  FAILED: decide(null, 'The payer did not pay; the charge stays due.'),
  ALREADY_PAID: correct(409, 'The charge is paid.'),
  NOT_DUE: correct(409, 'Nothing is to be paid in this state.'),
});

/** Ledgers: what is reserved, committed and given back. */
export const LEDGER_ERRORS = defineErrors('LEDGER', {
  OVERDRAWN: decide(409, 'The account has less left than the entry would take.'),
  ENTRY_NOT_OPEN: park(null, 'The reservation to be committed or given back is not open.'),
});
