import { moveTo } from '../enterState.js';
import type { ActHandler } from './actHandler.js';

/** The exporter takes the declaration back, before a control has been announced. Source: Kyoto, standards 3.27 to 3.29. */
export const withdraw: ActHandler<'withdraw'> = async ({ deps, change, by, reason }) => {
  const why = reason('The exporter withdrew the declaration.');
  await moveTo(deps, change, {
    trigger: { kind: 'action', action: 'withdraw' },
    what: 'declarationWithdrawn',
    by,
    why,
  });
  return undefined;
};
