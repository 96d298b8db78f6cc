import type { NoticeKind } from '../../domain/clearance/notices.js';
import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import { newId } from '../newId.js';
import type { Transaction } from '../withActor.js';
import type { DeclarationRow } from './declarationRow.js';

/** Who writes the notices by which the clearances of one master tell one another; nobody outside can sign for it. */
export const OURSELVES = 'portolan';

/** How a declaration bears upon the master it was shut into. */
export interface InMaster {
  readonly consolidationId: string | null;
  readonly isHeld: boolean;
}

export const inMaster = ({ consolidationId, flags }: DeclarationRow): InMaster => ({
  consolidationId,
  isHeld: flags.includes('hold'),
});

/**
 * Waits until nobody else changes what a master is made of, and keeps others waiting until the transaction ends: a parcel
 * leaves, or joins, before or after another one is held, never at once.
 */
export async function lockMaster(tx: Transaction, consolidationId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`master:${consolidationId}`}, 0))`;
}

/** Locks the masters that a change of a declaration touches, in one order for everybody. */
export async function lockMasters(tx: Transaction, before: InMaster, after: InMaster): Promise<void> {
  if (before.consolidationId === after.consolidationId && before.isHeld === after.isHeld) return;
  const touched = [before, after].flatMap(({ consolidationId }) => (consolidationId === null ? [] : [consolidationId]));
  for (const id of [...new Set(touched)].sort()) await lockMaster(tx, id);
}

/**
 * A parcel on hold keeps its whole master from leaving. Where that begins or ends, the other clearances of the master are
 * told by notices of our own, written with the change itself and delivered like any other.
 */
export async function tellMasters(
  tx: Transaction,
  declaration: DeclarationRow,
  before: InMaster,
  at: string,
): Promise<void> {
  const after = inMaster(declaration);
  const stopped = (side: InMaster): string | null => (side.isHeld ? side.consolidationId : null);
  if (stopped(before) === stopped(after)) return;
  for (const id of [stopped(before), stopped(after)]) {
    if (id !== null) await tellSiblings(tx, id, declaration.id, at);
  }
}

async function tellSiblings(tx: Transaction, consolidationId: string, except: string, at: string): Promise<void> {
  const siblings = await tx.declaration.findMany({
    where: { consolidationId, state: 'CONSOLIDATED', id: { not: except } },
    select: { id: true, organisationId: true },
  });
  const kind: NoticeKind = 'master_changed';
  const notices = siblings.map(({ id: declarationId, organisationId }) => {
    const id = newId('notice');
    return {
      ...{ id, declarationId, organisationId, kind },
      counterparty: OURSELVES,
      externalId: id,
      raw: new Uint8Array(),
      receivedAt: new Date(at),
      status: 'interpreted',
      facts: { consolidationId },
      workflowId: clearanceWorkflowId(declarationId),
    };
  });
  if (notices.length > 0) await tx.notice.createMany({ data: notices });
}
