import { commitReservations } from '../../prisma/queries/reservations.js';
import { overtakeAppeals } from '../../prisma/queries/legalNotices.js';
import type { Change } from '../../prisma/queries/change.js';
import type { ActivityDeps } from '../deps.js';
import { dataOf } from '../effects/assess.js';
import { askToPayDestination } from '../effects/askToPayDestination.js';
import { missingPermits } from '../effects/permitsInForce.js';
import { letParcelGoOn } from '../effects/stoppedParcel.js';
import { moveTo } from '../enterState.js';
import { BY_AUTHORITY, BY_ITS_NOTICE, type Follow } from './byAuthority.js';
import { endTheirExamination } from './endTheirExamination.js';
import { assessAtRelease } from './followFigures.js';
import { letGoUnpaid } from './letGoUnpaid.js';
import { openDifference } from './openDifference.js';

/**
 * The authority released the goods. Whatever control stood is over with it, through the final assessment; a permit that is
 * not in force or a charge that is unpaid here holds nothing up: theirs stands, and the difference is a task.
 */
export const followRelease: Follow = async (deps, change) => {
  const { state } = change.declaration;
  if (state === 'ASSESSED' || state === 'PAYMENT_DUE') return release(deps, change);
  if (state === 'RECALLED') return endRecall(deps, change);
  const wasDetained = state === 'DETAINED';
  if (wasDetained) await overtakeAppeals(change);
  await endTheirExamination(change);
  await moveTo(deps, change, {
    trigger: { kind: 'notice', notice: 'customs_released' },
    facts: BY_ITS_NOTICE,
    what: wasDetained ? 'detentionEnded' : 'declarationAssessed',
    by: BY_AUTHORITY,
    why: wasDetained ? 'Customs lets the detained goods go.' : 'Customs has ended its control.',
  });
  await assessAtRelease(deps, change);
};

async function release(deps: ActivityDeps, change: Change): Promise<void> {
  const missing = await missingPermits(deps, change, await dataOf(change));
  await moveTo(deps, change, {
    trigger: { kind: 'notice', notice: 'customs_released' },
    facts: BY_ITS_NOTICE,
    what: 'declarationReleased',
    by: BY_AUTHORITY,
    why: 'Customs released the goods.',
  });
  await commitReservations(change);
  await letParcelGoOn(change);
  await letGoUnpaid(change);
  await askToPayDestination(change);
  if (missing.length === 0) return;
  await openDifference(change, {
    title: 'Customs released goods for which a permit is not held here: its release stands',
    details: {
      ours: {
        permits_missing: missing.map(({ permitType, quantityGrams }) => ({
          permit_type: permitType,
          quantity_grams: quantityGrams,
        })),
      },
      theirs: { released: true },
    },
  });
}

async function endRecall(deps: ActivityDeps, change: Change): Promise<void> {
  await moveTo(deps, change, {
    trigger: { kind: 'notice', notice: 'customs_released' },
    facts: BY_ITS_NOTICE,
    what: 'recallEnded',
    by: BY_AUTHORITY,
    why: 'Customs lets the recalled goods go on.',
  });
  await letParcelGoOn(change);
  await askToPayDestination(change);
}
