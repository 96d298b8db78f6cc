import { RecordError } from '../../prisma/recordErrors.js';
import type { RecordedStep } from '../recorded.js';

/** Follows the authority's notices by one arrow. */
export const mirror: RecordedStep = (_deps, { declaration }) =>
  Promise.reject(new RecordError('CLEARANCE.TRANSITION_FORBIDDEN', `nothing to be done in ${declaration.state}`));
