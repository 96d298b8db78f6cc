import { correct, defineErrors, park, retry } from './errorDefinition.js';

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
  TOKEN_REQUIRED: correct(401, 'The request carries neither a bearer token nor a session that is in force.'),
  TOKEN_INVALID: correct(401, 'The bearer token is unknown, expired or revoked.'),
  ROLE_NOT_ALLOWED: correct(403, 'The role of the token may not do this.'),
  ORGANISATION_NOT_ALLOWED: correct(403, 'The organisation of the token may not do this.'),
  NO_AUTHORITY: correct(
    403,
    'No authority of that firm for this agent holds now; an agent acts for a firm by its authority.',
  ),
  PERSON_REQUIRED: correct(403, 'A key may not do this; a person of the firm may.'),
  TEST_MODE_NOT_HERE: correct(422, 'An installation in production has no test mode.'),
  CSRF_TOKEN_INVALID: correct(
    403,
    'A change under a session needs the CSRF token of that session; it is missing or of another.',
  ),
  SIGN_IN_EXPIRED: correct(400, 'This sign-in was not begun in this browser, or too long ago; begin it again.'),
  SIGN_IN_REFUSED: correct(401, 'The answer of the identity provider is a refusal, or cannot be trusted.'),
  PERSON_UNKNOWN: correct(403, 'The identity provider knows you, and nobody here is linked to that sign-in.'),
  INVITATION_INVALID: correct(
    403,
    'No invitation that can be accepted has this code: it is another one, was used or taken back, is over, or whoever made it invites nobody any more.',
  ),
  SESSION_REQUIRED: correct(
    409,
    'A request with an access token is made in the role of the token; a role is chosen in a session.',
  ),
  IDENTITY_LINKED: correct(409, 'This sign-in is linked to another person already.'),
  SIGN_IN_NOT_SET_UP: park(503, 'This installation names no identity provider; people cannot sign in.'),
  IDENTITY_PROVIDER_UNAVAILABLE: retry(
    503,
    'The identity provider does not answer as it should; try again in a moment.',
  ),
});

/** What people are in organisations. */
export const MEMBER_ERRORS = defineErrors('MEMBER', {
  NOT_FOUND: correct(404, 'No member with this id is visible to the caller.'),
  ENDED: correct(409, 'The membership has ended already.'),
  INVITATION_NOT_FOUND: correct(404, 'No invitation with this id is visible to the caller.'),
  INVITATION_USED: correct(409, 'The invitation was accepted: end the membership that came of it.'),
  ADMINISTRATOR_EXISTS: correct(409, 'This installation has an administrator, who invites others.'),
  LAST_ADMINISTRATOR: correct(409, 'A firm keeps at least one administrator: make another one first.'),
  NOT_DELEGABLE: correct(
    409,
    'A role that was delegated, or that is over by then, is not delegated on, and lets nobody in.',
  ),
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
