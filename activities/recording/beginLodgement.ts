import { RecordError } from '../../prisma/recordErrors.js';
import { BY_SYSTEM } from '../../prisma/queries/timeline.js';
import { dataOf } from '../effects/assess.js';
import { missingPermits } from '../effects/permitsInForce.js';
import { moveTo } from '../enterState.js';
import type { RecordedStep } from '../recorded.js';

/** SUBMITTED or PERMITS_PENDING -> LODGED: every mandatory permit is held, so the declaration may go to customs. */
export const beginLodgement: RecordedStep = async (deps, change) => {
  const missing = await missingPermits(deps, change, await dataOf(change));
  if (missing.length > 0) {
    throw new RecordError('PERMIT.NOT_IN_FORCE', `not held: ${missing.map(({ permitType }) => permitType).join(', ')}`);
  }
  const { declaration } = change;
  declaration.facts = { ...declaration.facts, lodgedVersion: declaration.declarationVersion };
  await moveTo(deps, change, {
    trigger: { kind: 'step', step: 'lodge' },
    facts: { permitToApplyFor: false, permitsInForce: true },
    what: 'declarationLodged',
    by: BY_SYSTEM,
    why: 'Every permit that the goods need is held; the declaration goes to customs.',
    details: { declaration_version: declaration.declarationVersion, lrn: declaration.lrn },
  });
};
