import { correct, decide, defineErrors, park, retry } from './errorDefinition.js';

/** Calls to partners, and what partners send us. */
export const COUNTERPARTY_ERRORS = defineErrors('COUNTERPARTY', {
  UNAVAILABLE: retry(null, 'The partner answers that it is not available, or nothing listens there.'),
  TIMEOUT: retry(null, 'No answer came in time; whether the partner acted is unknown, so the key is repeated.'),
  RESET: retry(null, 'The connection broke; whether the partner acted is unknown, so the key is repeated.'),
  RATE_LIMITED: retry(null, 'The partner asks to be called less often.'),
  NONSENSE: park(null, "The partner's answer does not have the agreed form."),
  NOT_AUTHORISED: park(null, 'The partner does not accept our credentials.'),
  KEY_CONFLICT: park(null, 'The partner knows our key with another content.'),
  NOT_CONFIGURED: park(null, 'This installation was not told the address of the partner; told, the call goes on.'),
  WAYBILL_REUSED: park(null, 'The carrier gave a number that is on another parcel: another one has to be entered.'),
  UNCLEAR: park(null, 'The partner neither accepted nor refused, and asking for the status does not tell.'),
  REFUSED: decide(null, 'The partner refused for reasons of its business.'),
  UNKNOWN_FAULT: park(null, 'A fault that is in none of the other lines.'),
});

/** Notices partners send to us. */
export const NOTICE_ERRORS = defineErrors('NOTICE', {
  SIGNATURE_INVALID: correct(401, 'The signature does not fit the body, or the partner is not known.'),
  TIMESTAMP_STALE: correct(401, 'The notice was signed too long ago or in the future.'),
  BODY_MALFORMED: correct(400, 'The body is not JSON with an id, a type and a reference.'),
  UNINTERPRETABLE: park(null, 'The notice is stored, but what it means is not understood.'),
  REFERENCE_UNKNOWN: park(null, 'The notice answers a reference that we never gave.'),
});

/** Rules and country packs. */
export const RULES_ERRORS = defineErrors('RULES', {
  PACK_NOT_FOUND: park(null, 'No country pack is in force for the country and day.'),
  PACK_INVALID: park(null, 'A country pack does not pass its own check.'),
  PACK_CHANGED: park(
    null,
    'The pack has another content hash than the one that was published, or that the clearance was accepted under.',
  ),
  CANNOT_SAY: decide(null, 'No row with a source answers the question.'),
  REGIME_LIMIT: decide(null, 'The goods exceed a limit of the regime.'),
  PROPOSAL_NOT_FOUND: correct(404, 'No proposal to publish a country pack has this id.'),
  PACK_PUBLISHED: correct(409, 'A pack of this country and day is there already: a published date is never edited.'),
});
