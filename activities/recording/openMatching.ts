import { RecordError } from '../../prisma/recordErrors.js';
import type { RecordedStep } from '../recorded.js';

/** REGISTERED -> MATCHING. */
export const openMatching: RecordedStep = (_deps, { declaration }) =>
  Promise.reject(new RecordError('CLEARANCE.TRANSITION_FORBIDDEN', `nothing to be done in ${declaration.state}`));
