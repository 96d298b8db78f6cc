import { correct, defineErrors, retry } from './errorDefinition.js';

/** Requests to the API, whatever they ask. */
export const REQUEST_ERRORS = defineErrors('REQUEST', {
  JSON_MALFORMED: correct(400, 'The body is not JSON.'),
  PARAMETER_INVALID: correct(400, 'A parameter of the address has a value outside its format.'),
  BODY_INVALID: correct(422, 'The body does not have the shape of the contract; each fault has a pointer.'),
  FIELD_REQUIRED: correct(422, 'A field that the contract needs is missing.'),
  FIELD_INVALID: correct(422, 'A field has a value outside its format or list.'),
  FIELD_UNKNOWN: correct(422, 'The contract does not know this field.'),
  LIMIT_EXCEEDED: correct(422, 'The body or the page asked for is larger, deeper or longer than is taken.'),
  BODY_TOO_LARGE: correct(413, 'The body exceeds the size limit.'),
  MEDIA_TYPE_NOT_SUPPORTED: correct(415, 'The body is of a media type that this address does not take.'),
  ENCODING_NOT_SUPPORTED: correct(415, 'The body is compressed; bodies are taken as they are.'),
  HTTP_MALFORMED: correct(400, 'What was sent is no request of HTTP/1.1.'),
  HEADERS_TOO_LARGE: correct(431, 'The head of the request exceeds the size limit.'),
  TOO_SLOW: retry(408, 'The request did not arrive whole in the time there is for it.'),
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
  QUOTA_REACHED: retry(429, 'The firm has done this as often as it may for now; Retry-After says when it may again.'),
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
});
