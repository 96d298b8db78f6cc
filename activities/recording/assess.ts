import { BY_SYSTEM } from '../../prisma/queries/timeline.js';
import { assessFinally } from '../effects/assess.js';
import { moveTo } from '../enterState.js';
import type { RecordedStep } from '../recorded.js';

/** REGISTERED or MATCHING -> ASSESSED without a control: lanes green and blue. */
export const assess: RecordedStep = async (deps, change) => {
  const why = 'No control before release: duty and tax are assessed as declared.';
  await moveTo(deps, change, {
    trigger: { kind: 'step', step: 'assignLane' },
    facts: { matched: change.declaration.facts.matched === true },
    what: 'declarationAssessed',
    by: BY_SYSTEM,
    why,
  });
  await assessFinally(deps, change);
};
