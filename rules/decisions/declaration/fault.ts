import { errorDefinition, type ErrorCode } from '../../../domain/errors/errors.js';

/** One fault of a declaration, as the API shows it: where, what by code and in words, and how to put it right. */
export interface DeclarationFault {
  /** JSON Pointer (RFC 6901) into the declaration data. */
  pointer: string;
  code: ErrorCode;
  message: string;
  hint: string;
}

export const fault = (pointer: string, code: ErrorCode, hint: string): DeclarationFault => ({
  pointer,
  code,
  message: errorDefinition(code).meaning,
  hint,
});
