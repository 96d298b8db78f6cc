import { RecordError } from '../../prisma/recordErrors.js';
import type { RecordedStep } from '../recorded.js';

/** MATCHING -> ASSESSED, DOCUMENTS_REQUIRED or INSPECTION, as the lane says. */
export const endMatching: RecordedStep = (_deps, { declaration }) =>
  Promise.reject(new RecordError('CLEARANCE.TRANSITION_FORBIDDEN', `nothing to be done in ${declaration.state}`));
