import type { RefusalReading, RefusalRow } from '../transport/interpretAnswer.js';

/** The carrier's codes. None is worth repeating under the same key: the answer to it is stored, and stays. */
export const CARRIER_REFUSALS: Readonly<Record<string, RefusalRow>> = {
  FORMAT: { code: 'DECLARATION.FIELD_INVALID', why: 'The booking does not have the form: corrected data helps.' },
  T101: { code: 'DECLARATION.GOODS_NOT_ALLOWED', why: 'Too heavy for this carrier: another carrier helps.' },
  T201: { code: 'COUNTERPARTY.REFUSED', why: 'The carrier knows no such label: there is nothing to undo.' },
  T203: { code: 'COUNTERPARTY.REFUSED', why: 'The parcel has left, or is not with the carrier: it cannot be stopped.' },
  T204: { code: 'COUNTERPARTY.REFUSED', why: 'The parcel was not stopped: there is nothing to let go on.' },
  T202: { code: 'COUNTERPARTY.REFUSED', why: 'The parcel was posted or the label cancelled: it cannot be undone.' },
};

const POINTERS: readonly (readonly [RegExp, string])[] = [
  [/^\/sender\/(name|address|country)$/, '/exporter/$1'],
  [/^\/receiver\/(name|address|country|phone)$/, '/consignee/$1'],
  [/^\/gross_weight_grams$/, '/gross_weight_grams'],
  [/^\/contents\/(\d+)\/origin_country$/, '/items/$1/origin'],
  [/^\/contents\/(\d+)(\/.*)?$/, '/items/$1$2'],
];

export const CARRIER_READING: RefusalReading = {
  codes: CARRIER_REFUSALS,
  toOurPointer: (pointer) => {
    const row = POINTERS.find(([pattern]) => pattern.test(pointer));
    return row && pointer.replace(row[0], row[1]);
  },
};
