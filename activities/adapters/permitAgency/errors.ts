import type { RefusalReading, RefusalRow } from '../transport/interpretAnswer.js';

/**
 * The agencies' codes. None is worth repeating under the same key: the answer to it is stored, and stays. What helps is
 * said with each.
 */
export const PERMIT_REFUSALS: Readonly<Record<string, RefusalRow>> = {
  FORMAT: { code: 'DECLARATION.FIELD_INVALID', why: 'The application does not have the form: corrected data helps.' },
  P101: { code: 'COUNTERPARTY.REFUSED', why: 'The agency issues no such certificate: the pack names the wrong one.' },
  P102: { code: 'PERMIT.GOODS_NOT_COVERED', why: 'The certificate is not for these goods.' },
  P103: { code: 'PERMIT.GOODS_NOT_COVERED', why: 'The certificate is not for these goods.' },
  P200: { code: 'PERMIT.REFUSED', why: 'Refused on the merits: a repaired application, in a new round, may succeed.' },
  P201: { code: 'PERMIT.REFUSED', why: 'Refused on the merits: a repaired application, in a new round, may succeed.' },
  P301: { code: 'PERMIT.DECIDED_BY_AUTHORITY', why: 'The agency decides itself: its notice has to be waited for.' },
  P302: { code: 'COUNTERPARTY.REFUSED', why: 'The agency knows no such application.' },
  P303: { code: 'PERMIT.ALREADY_DECIDED', why: 'The application is closed: its status says how.' },
};

/** Their fields and ours: an application is made from the declaration. */
const POINTERS = new Map<string, string>(
  Object.entries({
    '/applicant_tin': '/exporter/tin',
    '/destination_country': '/corridor/destination',
    '/commodity_code': '/items',
    '/quantity_grams': '/items',
  }),
);

export const PERMIT_READING: RefusalReading = {
  codes: PERMIT_REFUSALS,
  // A pointer that is ours already (from a person's decision) is kept.
  toOurPointer: (pointer) =>
    POINTERS.get(pointer) ?? (/^\/(items|exporter|corridor)(\/|$)/.test(pointer) ? pointer : undefined),
};
