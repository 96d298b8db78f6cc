import { correct, defineErrors, park, retry } from './errorDefinition.js';

/** Our own record. */
export const RECORD_ERRORS = defineErrors('RECORD', {
  VERSION_CONFLICT: park(null, 'A recording expected another version of the record: a defect.'),
  KEY_CONFLICT: park(null, 'A recording key is known with another content: a defect.'),
  MISSING: park(null, 'A row that must exist does not.'),
  DATABASE_UNAVAILABLE: retry(503, 'The database is away; asked again without limit.'),
  STORAGE_UNAVAILABLE: retry(503, 'The store of documents is away; asked again without limit.'),
  AUDIT_CHAIN_BROKEN: park(null, 'A row of the audit record does not fit the chain.'),
  DIFFERS_FROM_WORKFLOW: park(null, 'The row and the workflow are in different states.'),
});

/** What the engine keeps, encrypted. */
export const PAYLOAD_ERRORS = defineErrors('PAYLOAD', {
  KEY_UNKNOWN: correct(422, 'A payload names a key that this installation does not hold.'),
  NOT_AUTHENTIC: correct(422, 'A payload does not open under the key that it names: it was changed.'),
});

/** Our own processes. */
export const SYSTEM_ERRORS = defineErrors('SYSTEM', {
  DEFECT: park(500, 'Something happened that the program does not expect.'),
  ENGINE_UNAVAILABLE: retry(503, 'The workflow engine is away; what was asked is stored and delivered later.'),
  SHUTTING_DOWN: retry(503, 'The process is stopping and takes no more requests.'),
  NOT_READY: retry(503, 'Not all parts of the process answer yet, or its release cannot read law that was published.'),
  CONFIGURATION_INVALID: park(null, 'A setting is missing or wrong; the process does not start.'),
  INSTALLATION_MISMATCH: park(null, 'Database and workflow engine belong to different installations.'),
});

/** What a workflow is told when one of our own parts is away: it tries again without limit and never parks. */
export const OWN_ERRORS = defineErrors('OWN', {
  UNAVAILABLE: retry(503, 'One of our own parts is away: database, document store or engine.'),
});

/** What a workflow calls a failure that carries no code. */
export const UNKNOWN_ERRORS = defineErrors('UNKNOWN', {
  FAULT: park(null, 'A step failed without a code; the message kept with the parked step says more.'),
});
