import { isPermitApplicationOpen } from '../../domain/clearance/permitApplication.js';
import type { State } from '../../domain/clearance/states.js';
import { clearanceWorkflowId, recordingKey } from '../../domain/ids/workflowIds.js';
import { WORKER } from '../../prisma/actor.js';
import { listCalls, type CallRow } from '../../prisma/queries/counterpartyCalls.js';
import { getDeclaration } from '../../prisma/queries/declarations.js';
import type { DeclarationRow } from '../../prisma/queries/declarationRow.js';
import { listPayments } from '../../prisma/queries/payments.js';
import { listApplications } from '../../prisma/queries/permitApplications.js';
import type { UndoStep } from '../../workflows/ports.js';
import type { ActivityDeps, Transaction } from '../deps.js';

/**
 * What an early end has to undo at the counterparties: a lodgement that was taken (or may have been), a label, payments
 * made, applications still open. Each has its own key, so that it is undone once however often the list is read.
 */
export const listUndoSteps =
  (deps: ActivityDeps) =>
  ({ declarationId }: { declarationId: string }): Promise<UndoStep[]> =>
    deps.record.withActor(WORKER, async (tx) => {
      const declaration = await getDeclaration(tx, declarationId);
      const calls = await listCalls(tx, declarationId);
      return [
        ...undoLodgement(declaration, calls),
        ...undoLabel(declaration, calls),
        ...(await undoPayments(tx, declaration)),
        ...(await undoApplications(tx, declarationId)),
      ];
    });

function undoLodgement({ id, facts }: DeclarationRow, calls: readonly CallRow[]): UndoStep[] {
  const lodged = calls.filter(({ operation }) => operation === 'lodge').at(-1);
  if (lodged === undefined || facts.lodgement === 'rejected' || isRefused(lodged)) return [];
  // What customs has invalidated itself is not cancelled there again.
  if (facts.theirs?.invalidatedAt !== undefined) return [];
  return [
    { effectKey: undoKey(id, 'lodgement'), counterparty: 'customs', operation: 'cancelLodgement', subjectId: id },
  ];
}

function undoLabel({ id, s10 }: DeclarationRow, calls: readonly CallRow[]): UndoStep[] {
  const booked = calls.some((call) => call.operation === 'book' && !isRefused(call) && call.status !== 'skipped');
  if (s10 === null && !booked) return [];
  return [{ effectKey: undoKey(id, 'label'), counterparty: 'carrier', operation: 'cancelLabel', subjectId: id }];
}

/** What was paid at origin for goods that customs took is kept: see listKeptCharges. */
const CHARGES_KEPT: readonly State[] = ['RETURNED_TO_EXPORTER', 'FORFEITED', 'DESTROYED'];

async function undoPayments(tx: Transaction, { id: declarationId, state }: DeclarationRow): Promise<UndoStep[]> {
  const isKept = CHARGES_KEPT.includes(state);
  const paid = (await listPayments(tx, declarationId)).filter(
    ({ status, purpose, money, refunded }) =>
      status === 'paid' && Number(refunded) < Number(money.amount) && !(isKept && purpose === 'origin'),
  );
  return paid.map(({ id }) => ({
    effectKey: undoKey(declarationId, `payment-${id}`),
    counterparty: 'payment',
    operation: 'refundPayment',
    subjectId: id,
  }));
}

async function undoApplications(tx: Transaction, declarationId: string): Promise<UndoStep[]> {
  const open = (await listApplications(tx, declarationId)).filter(({ standing }) => isPermitApplicationOpen(standing));
  return open.map(({ id, counterparty }) => ({
    effectKey: undoKey(declarationId, `application-${id}`),
    counterparty,
    operation: 'withdrawApplication',
    subjectId: id,
  }));
}

const undoKey = (declarationId: string, what: string): string =>
  recordingKey(clearanceWorkflowId(declarationId), `undo-${what}`, 1);

function isRefused({ status, answer }: CallRow): boolean {
  return (
    status === 'answered' &&
    typeof answer === 'object' &&
    answer !== null &&
    'outcome' in answer &&
    answer.outcome === 'refused'
  );
}
