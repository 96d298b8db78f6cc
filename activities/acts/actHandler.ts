import type { ActPayload } from '../../domain/clearance/actPayloads.js';
import type { Action } from '../../domain/clearance/actions.js';
import { remedyFor, type ErrorCode } from '../../domain/errors/errors.js';
import type { ActRow } from '../../prisma/queries/acts.js';
import type { Change } from '../../prisma/queries/change.js';
import type { DoneBy } from '../../prisma/queries/timeline.js';
import { RecordError } from '../../prisma/recordErrors.js';
import type { Resolution } from '../../workflows/ports.js';
import type { ActivityDeps } from '../deps.js';

/** What a handler works on. */
export interface ActContext<Kind extends Action> {
  deps: ActivityDeps;
  change: Change;
  act: ActRow;
  payload: ActPayload<Kind>;
  by: DoneBy;
  /** The person's reason in words; a sentence of ours where none was given. */
  reason: (otherwise: string) => string;
}

/** Records the effect of one kind of act; answers a resolution when the act was one. */
export type ActHandler<Kind extends Action> = (context: ActContext<Kind>) => Promise<Resolution | undefined>;

/**
 * Thrown by a handler that cannot let the act have its effect: everything it wrote is rolled back, and the refusal is
 * the act's outcome.
 */
export class ActRefused extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'ActRefused';
  }
}

/**
 * The code by which an act is refused, when what was thrown is its refusal: a handler's own, or a rule of the record
 * whose remedy is that the person does something else. Undefined: a fault, which is not the act's.
 */
export function refusalOf(thrown: unknown): ErrorCode | undefined {
  if (thrown instanceof ActRefused) return thrown.code;
  if (!(thrown instanceof RecordError)) return undefined;
  return remedyFor(thrown.code) === 'correct' || remedyFor(thrown.code) === 'decide' ? thrown.code : undefined;
}
