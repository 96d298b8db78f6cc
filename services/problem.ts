import { errorDefinition, httpStatusFor, type ErrorCode } from '../domain/errors/errors.js';

/** One fault of what was asked: where it stands (pointer into the body), its code, its words, and what to do about it. */
export interface Fault {
  pointer: string;
  code: string;
  message: string;
  hint?: string;
}

export interface ProblemParts {
  /** This case in words, beside the general meaning of the code. */
  detail?: string;
  /** All faults at once. */
  faults?: readonly Fault[];
  /** State that stands, and what the caller may do in it instead. */
  state?: string;
  allowedActions?: readonly string[];
  retryAfterSeconds?: number;
}

/** A use case ends without having done what was asked, for a reason the caller is told. Never a defect. */
export class ServiceProblem extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly parts: ProblemParts = {},
  ) {
    super(parts.detail ?? errorDefinition(code).meaning);
    this.name = 'ServiceProblem';
  }

  /** The general meaning of the code, one sentence. */
  get title(): string {
    return errorDefinition(this.code).meaning;
  }

  get httpStatus(): number {
    return httpStatusFor(this.code);
  }
}
