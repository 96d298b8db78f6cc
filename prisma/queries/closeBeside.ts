import type { Change } from './change.js';
import { dropMessages } from './counterpartyMessages.js';
import { overtakeAppeals } from './legalNotices.js';

/**
 * The clearance has ended, and with it everything that stood open beside its state: a hold is over, requests and appeals
 * are overtaken, messages that were due are sent to nobody.
 */
export async function closeBeside(change: Change): Promise<void> {
  const { tx, at, declaration } = change;
  const open = { declarationId: declaration.id };
  const overtaken = { standing: 'overtaken', decidedAt: new Date(at) };
  await tx.hold.updateMany({
    where: { ...open, liftedAt: null },
    data: { liftedBy: 'system', liftedWhy: 'The clearance has ended.', liftedAt: new Date(at) },
  });
  await tx.amendmentRequest.updateMany({
    where: { ...open, standing: { in: ['officer', 'authority'] } },
    data: overtaken,
  });
  await tx.withdrawalRequest.updateMany({ where: { ...open, standing: 'requested' }, data: overtaken });
  await overtakeAppeals(change);
  await dropMessages(change);
}
