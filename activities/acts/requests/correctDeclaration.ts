import { differingPointers } from '../../../domain/declaration/differingPointers.js';
import { fixedAmong } from '../../../domain/declaration/fixedFields.js';
import { namesOf } from '../../effects/applyVersion.js';
import { dataOf, reassess } from '../../effects/assess.js';
import { correctByCustoms } from '../../effects/correctByCustoms.js';
import { raiseLane } from '../../effects/lane.js';
import { compareDocuments } from '../../effects/matching/compareDocuments.js';
import { ActRefused, type ActHandler } from '../actHandler.js';

/**
 * An officer corrects what was declared on customs' own findings, outside an examination. The exporter is told with the
 * fields and the reason; nothing is asked of them.
 */
export const correctDeclaration: ActHandler<'correctDeclaration'> = async ({
  deps,
  change,
  act,
  payload,
  by,
  reason,
}) => {
  const { data } = payload;
  const pointers = differingPointers(await dataOf(change), data);
  if (pointers.length === 0) throw new ActRefused('AMENDMENT.NOTHING_CHANGED', 'the data stand already');
  const fixed = fixedAmong(pointers);
  if (fixed.length > 0) throw new ActRefused('AMENDMENT.FIELD_FIXED', fixed.join(', '));
  const why = reason('Customs found otherwise than declared.');
  const uncovered = await correctByCustoms(deps, change, {
    data,
    by,
    personId: act.personId,
    why,
    trigger: { kind: 'action', action: 'correctDeclaration' },
  });
  if (uncovered.length > 0)
    throw new ActRefused('PERMIT.QUANTITY_EXHAUSTED', `no permit covers what was found: ${namesOf(uncovered)}`);
  await reassess(deps, change);
  await raiseLane(deps, change, data);
  await compareDocuments(deps, change);
  return undefined;
};
