import { correct, defineErrors, retry } from './errorDefinition.js';

/** Requests to the API, whatever they ask. */
export const REQUEST_ERRORS = defineErrors('REQUEST', {
  JSON_MALFORMED: correct(400, 'The body is not JSON.'),
  PARAMETER_INVALID: correct(400, 'A parameter of the address has a value outside its format.'),
  BODY_INVALID: correct(422, 'The body does not have the shape of the contract; each fault has a pointer.'),
  FIELD_REQUIRED: correct(422, 'A field that the contract needs is missing.'),
  FIELD_INVALID: correct(422, 'A field has a value outside its format or list.'),
  FIELD_UNKNOWN: correct(422, 'The contract does not know this field.'),
  BODY_TOO_LARGE: correct(413, 'The body exceeds the size limit.'),
  MEDIA_TYPE_NOT_SUPPORTED: correct(415, 'The body is of a media type that this address does not take.'),
  METHOD_NOT_ALLOWED: correct(405, 'The address does not know this method.'),
  ROUTE_NOT_FOUND: correct(404, 'There is no such address.'),
  NOT_FOUND: correct(404, 'There is no such thing, or it is not visible to the caller.'),
  CURSOR_INVALID: correct(400, 'The cursor was not given out by this list.'),
  IDEMPOTENCY_KEY_REQUIRED: correct(400, 'A POST needs an Idempotency-Key.'),
  IDEMPOTENCY_KEY_MALFORMED: correct(400, 'An Idempotency-Key has 1 to 200 printable characters.'),
  IDEMPOTENCY_KEY_REUSED: correct(422, 'The Idempotency-Key was used with another body.'),
  IDEMPOTENCY_KEY_IN_USE: retry(409, 'A request with this Idempotency-Key is still running.'),
  PRECONDITION_REQUIRED: correct(428, 'A change needs If-Match with the ETag last read.'),
  PRECONDITION_FAILED: correct(412, 'The thing has changed since the ETag in If-Match was read.'),
  RATE_LIMITED: retry(429, 'Too many requests; the header Retry-After says when to come back.'),
});

/** Codes of the Harmonised System. */
export const HS_ERRORS = defineErrors('HS', {
  CODE_UNKNOWN: correct(404, 'The edition of the Harmonised System has no such code here.'),
  FILE_INVALID: correct(422, 'The file cannot be imported; each fault names the line and the column.'),
});

/** Who may ask. */
export const ACCESS_ERRORS = defineErrors('ACCESS', {
  TOKEN_REQUIRED: correct(401, 'The request carries no bearer token.'),
  TOKEN_INVALID: correct(401, 'The bearer token is unknown, expired or revoked.'),
  ROLE_NOT_ALLOWED: correct(403, 'The role of the token may not do this.'),
  ORGANISATION_NOT_ALLOWED: correct(403, 'The organisation of the token may not do this.'),
  PERSON_REQUIRED: correct(403, 'A key may not do this; a person of the firm may.'),
  TEST_MODE_NOT_HERE: correct(422, 'An installation in production has no test mode.'),
});

/** API keys of firms. */
export const KEY_ERRORS = defineErrors('KEY', {
  NOT_FOUND: correct(404, 'There is no such key, or it is not visible to the caller.'),
  NOT_IN_USE: correct(409, 'The key was revoked, has expired or was replaced already.'),
});

/** Webhooks of firms. */
export const WEBHOOK_ERRORS = defineErrors('WEBHOOK', {
  NOT_FOUND: correct(404, 'There is no such webhook endpoint or delivery, or it is not visible to the caller.'),
  URL_REFUSED: correct(422, 'The address of a webhook endpoint is one that nothing is sent to from here.'),
  TOO_MANY: correct(409, 'The firm has as many webhook endpoints as it may have.'),
  NOT_ON: correct(409, 'The webhook endpoint is off; switch it on first.'),
});
