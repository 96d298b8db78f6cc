import { BY_SYSTEM } from '../../prisma/queries/timeline.js';
import { compareDocuments } from '../effects/matching/compareDocuments.js';
import { moveTo } from '../enterState.js';
import type { RecordedStep } from '../recorded.js';

/** REGISTERED -> MATCHING: what came of the three records is taken for the declaration and compared at once. */
export const openMatching: RecordedStep = async (deps, change) => {
  await moveTo(deps, change, {
    trigger: { kind: 'step', step: 'matchDocuments' },
    facts: { marketplaceOrder: true },
    what: 'matchingBegun',
    by: BY_SYSTEM,
    why: 'The parcel comes from a marketplace: order, payment and waybill are held against the declaration.',
  });
  await compareDocuments(deps, change);
};
