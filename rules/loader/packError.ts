import type { ErrorCode } from '../../domain/errors/errors.js';

/** Codes of what can be wrong with packs as a whole. Never expected in a running installation: they park a step. */
export type PackErrorCode = Extract<ErrorCode, 'RULES.PACK_INVALID' | 'RULES.PACK_NOT_FOUND' | 'RULES.PACK_CHANGED'>;

/** Thrown when a pack cannot be read, is not there, or is no longer what a decision was fixed to. */
export class PackError extends Error {
  readonly code: PackErrorCode;

  constructor(code: PackErrorCode, message: string) {
    super(message);
    this.name = 'PackError';
    this.code = code;
  }
}
