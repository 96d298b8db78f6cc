import { correct, decide, defineErrors, retry } from './errorDefinition.js';

/** What can be wrong with a declaration; all faults are answered at once, each with a pointer. */
export const DECLARATION_ERRORS = defineErrors('DECLARATION', {
  NOT_FOUND: correct(404, 'No declaration with this id is visible to the caller.'),
  NOT_A_DRAFT: correct(409, 'The declaration has been submitted: it is changed by a new version only.'),
  INCOMPLETE: correct(422, 'The declaration cannot be submitted: fields are missing or wrong.'),
  FIELD_REQUIRED: correct(422, 'A field that the data set of this corridor needs is missing.'),
  FIELD_INVALID: correct(422, 'A field has a value outside its format or list.'),
  CORRIDOR_NOT_SERVED: correct(422, 'No country packs are in force for this origin, destination and day.'),
  REGIME_NOT_SERVED: correct(422, 'The pack of the country does not know this regime.'),
  LINE_REPEATED: correct(422, 'Two items carry the same line number.'),
  NET_EXCEEDS_GROSS: correct(422, 'The net weights of the items exceed the gross weight.'),
  PAYER_CONTRADICTS_TERMS: correct(422, 'The delivery terms and the payer of the destination charges contradict.'),
  INVOICE_IN_FUTURE: correct(422, 'The invoice is dated after the day of submission.'),
  GOODS_NOT_ALLOWED: correct(422, 'The goods may not be carried this way or under this regime.'),
  LIMIT_EXCEEDED: correct(422, 'The value exceeds the limit of the regime.'),
  NOT_ASSESSED: correct(409, 'The declaration has not been assessed, so there is nothing to hold another day against.'),
  LRN_REUSED: correct(422, 'The local reference was used within the last 48 hours.'),
  WAYBILL_REUSED: correct(
    422,
    'The carrier has used this waybill number for another parcel within the time of the rule.',
  ),
  NEVER_ARRIVED: decide(null, 'Customs rejected the declaration because the goods were not presented in time.'),
  POLICY_NOT_ALLOWED: correct(422, 'Deadlines may be shortened by a policy outside production only.'),
  REJECTED_BY_CUSTOMS: decide(null, 'Customs rejected the declaration, with pointers to the fields at fault.'),
});

/** Templates of declarations, kept by a firm. */
export const TEMPLATE_ERRORS = defineErrors('TEMPLATE', {
  NOT_FOUND: correct(404, 'No template with this id is visible to the caller.'),
  NAME_TAKEN: correct(409, 'The firm has another template of this name.'),
});

/** Quotes, kept by a firm. */
export const QUOTE_ERRORS = defineErrors('QUOTE', {
  NOT_FOUND: correct(404, 'No quote with this id is visible to the caller.'),
});

/** Documents that belong to a declaration. */
export const DOCUMENT_ERRORS = defineErrors('DOCUMENT', {
  NOT_FOUND: correct(404, 'No document with this id is visible to the caller.'),
  EMPTY: correct(422, 'The uploaded file has no content.'),
  TOO_LARGE: correct(413, 'The uploaded file exceeds the size limit.'),
  TYPE_NOT_ALLOWED: correct(415, 'Files of this type are not taken.'),
  CONTENT_UNSAFE: correct(
    422,
    'The file holds what no document needs and what attacks are made of: a document type, another file, or a page too large to be shown.',
  ),
  MALWARE_FOUND: correct(422, 'The scanner found malicious content in the file; nothing of it was kept.'),
  SCANNER_UNAVAILABLE: retry(503, 'Files cannot be scanned for the moment, and none is taken unscanned.'),
  TYPE_CONTRADICTS_CONTENT: correct(422, 'The content is of another type than the upload says.'),
});

/** Results of an inspection. */
export const INSPECTION_ERRORS = defineErrors('INSPECTION', {
  NOT_FOUND: correct(404, 'No inspection with this id is visible to the caller.'),
  LINE_UNKNOWN: correct(422, 'The result names an item that the declaration does not have.'),
  RESULT_INCOMPLETE: correct(422, 'The result does not say what was found for every item that differs.'),
  ALREADY_RECORDED: correct(409, 'The result of this inspection is recorded already.'),
});
