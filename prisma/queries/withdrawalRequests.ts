import { newId } from '../newId.js';
import type { Transaction } from '../withActor.js';
import type { Change } from './change.js';

/** A request to withdraw after the declarant may no longer do so alone. */
export interface WithdrawalRow {
  id: string;
  reason: string;
}

/** Writes a request. @returns its id */
export async function createWithdrawal(
  { tx, at, declaration }: Change,
  request: { reason: string; personId: string },
): Promise<string> {
  const id = newId('withdrawalRequest');
  const { id: declarationId, organisationId } = declaration;
  await tx.withdrawalRequest.create({
    data: { id, declarationId, organisationId, ...request, createdAt: new Date(at) },
    select: { id: true },
  });
  return id;
}

/** The undecided request of a declaration; there is one at most. */
export async function findOpenWithdrawal(tx: Transaction, declarationId: string): Promise<WithdrawalRow | undefined> {
  const row = await tx.withdrawalRequest.findFirst({
    where: { declarationId, standing: 'requested' },
    select: { id: true, reason: true },
  });
  return row ?? undefined;
}

/** Writes how a request ended. */
export async function closeWithdrawal(
  { tx, at }: Change,
  id: string,
  end: { standing: 'granted' | 'denied' | 'overtaken'; decidedBy: string; why: string },
): Promise<void> {
  const { standing, decidedBy, why } = end;
  await tx.withdrawalRequest.update({
    where: { id },
    data: { standing, decidedBy, decidedWhy: why, decidedAt: new Date(at) },
    select: { id: true },
  });
}
