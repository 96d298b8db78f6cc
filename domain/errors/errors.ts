import { AMENDMENT_ERRORS, WITHDRAWAL_ERRORS } from './amendmentErrors.js';
import { CLEARANCE_ERRORS, OPERATION_ERRORS } from './clearanceErrors.js';
import { CONSOLIDATION_ERRORS } from './consolidationErrors.js';
import { COUNTERPARTY_ERRORS, NOTICE_ERRORS, RULES_ERRORS } from './counterpartyErrors.js';
import {
  DECLARATION_ERRORS,
  DOCUMENT_ERRORS,
  INSPECTION_ERRORS,
  QUOTE_ERRORS,
  TEMPLATE_ERRORS,
} from './declarationErrors.js';
import type { ErrorDefinition, Remedy } from './errorDefinition.js';
import { IDENTIFIER_ERRORS, MONEY_ERRORS } from './identifierErrors.js';
import { LEDGER_ERRORS, PAYMENT_ERRORS, PERMIT_ERRORS } from './permitErrors.js';
import { PRIVACY_ERRORS } from './privacyErrors.js';
import { RATE_ERRORS } from './rateErrors.js';
import {
  ACCESS_ERRORS,
  HS_ERRORS,
  KEY_ERRORS,
  MEMBER_ERRORS,
  REQUEST_ERRORS,
  WEBHOOK_ERRORS,
} from './requestErrors.js';
import { OWN_ERRORS, PAYLOAD_ERRORS, RECORD_ERRORS, SYSTEM_ERRORS, UNKNOWN_ERRORS } from './systemErrors.js';

/** Every error code of the product, defined once. docs/errors.md is generated from here and checked both ways. */
export const ERRORS = {
  ...REQUEST_ERRORS,
  ...ACCESS_ERRORS,
  ...MEMBER_ERRORS,
  ...KEY_ERRORS,
  ...WEBHOOK_ERRORS,
  ...HS_ERRORS,
  ...DECLARATION_ERRORS,
  ...TEMPLATE_ERRORS,
  ...QUOTE_ERRORS,
  ...DOCUMENT_ERRORS,
  ...INSPECTION_ERRORS,
  ...IDENTIFIER_ERRORS,
  ...MONEY_ERRORS,
  ...RATE_ERRORS,
  ...PERMIT_ERRORS,
  ...PAYMENT_ERRORS,
  ...LEDGER_ERRORS,
  ...CLEARANCE_ERRORS,
  ...AMENDMENT_ERRORS,
  ...WITHDRAWAL_ERRORS,
  ...CONSOLIDATION_ERRORS,
  ...OPERATION_ERRORS,
  ...COUNTERPARTY_ERRORS,
  ...NOTICE_ERRORS,
  ...RULES_ERRORS,
  ...PRIVACY_ERRORS,
  ...PAYLOAD_ERRORS,
  ...RECORD_ERRORS,
  ...SYSTEM_ERRORS,
  ...OWN_ERRORS,
  ...UNKNOWN_ERRORS,
};

export type ErrorCode = keyof typeof ERRORS;

export const ERROR_CODES = Object.keys(ERRORS) as readonly ErrorCode[];

export const isErrorCode = (text: string): text is ErrorCode => Object.hasOwn(ERRORS, text);

/** Meaning, remedy and HTTP status of a code. */
export const errorDefinition = (code: ErrorCode): ErrorDefinition => ERRORS[code];

/** What is to be done about a code: the activity boundary makes a failure retryable exactly when this is `retry`. */
export const remedyFor = (code: ErrorCode): Remedy => ERRORS[code].remedy;

/** Status of an API answer that ends in this code; 500 for codes that no request should end in. */
export const httpStatusFor = (code: ErrorCode): number => ERRORS[code].http ?? 500;
