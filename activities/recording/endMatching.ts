import type { RecordedStep } from '../recorded.js';
import { assess } from './assess.js';
import { openControl } from './openControl.js';

/** MATCHING -> ASSESSED, DOCUMENTS_REQUIRED or INSPECTION, as the lane says. */
export const endMatching: RecordedStep = (deps, change, input) => {
  const { lane } = change.declaration;
  const goOn = lane === 'yellow' || lane === 'red' ? openControl : assess;
  return goOn(deps, change, input);
};
