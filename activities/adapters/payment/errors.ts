import type { RefusalReading, RefusalRow } from '../transport/interpretAnswer.js';

/** The provider's codes. None is worth repeating under the same key: the answer to it is stored, and stays. */
export const PAYMENT_REFUSALS: Readonly<Record<string, RefusalRow>> = {
  FORMAT: { code: 'COUNTERPARTY.REFUSED', why: 'The provider cannot take such an amount: a defect of ours.' },
  F201: { code: 'PAYMENT.NOT_DUE', why: 'Nothing is to be paid.' },
  F301: { code: 'PAYMENT.NOT_FOUND', why: 'The provider knows no such payment.' },
  F302: { code: 'PAYMENT.NOT_DUE', why: 'Nothing was paid: there is nothing to give back.' },
  F303: { code: 'PAYMENT.AMOUNT_DIFFERS', why: 'Paid in another currency: a person has to look.' },
  F304: { code: 'PAYMENT.AMOUNT_DIFFERS', why: 'More than was paid cannot be given back: a person has to look.' },
};

/** No field of a declaration is to blame for a payment. */
export const PAYMENT_READING: RefusalReading = { codes: PAYMENT_REFUSALS, toOurPointer: () => undefined };
