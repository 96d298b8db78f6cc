import { isCounterparty } from '../../domain/clearance/roles.js';
import type { Json } from '../../domain/json.js';
import type { Change } from '../../prisma/queries/change.js';
import { settleCall } from '../../prisma/queries/counterpartyCalls.js';
import type { ParkedStepRow } from '../../prisma/queries/parkedSteps.js';

/** Puts an operator's word in the place of the answer that could not be had; the recording that follows reads it. */
export async function settleEffect(
  { tx, declaration }: Change,
  step: ParkedStepRow,
  status: 'overridden' | 'skipped',
  answer: Json,
): Promise<void> {
  if (!isCounterparty(step.counterparty)) return;
  const { id: declarationId, organisationId } = declaration;
  await settleCall(
    tx,
    {
      key: step.effectKey,
      declarationId,
      organisationId,
      counterparty: step.counterparty,
      operation: operationOf(step),
    },
    status,
    answer,
  );
}

/** The counterparty's operation behind an overridable step, for a call that was never begun. */
function operationOf({ overridable, step }: ParkedStepRow): string {
  const known: Readonly<Record<string, string>> = {
    mrn: 'lodge',
    label: 'book',
    payment: 'create_intent',
    permit: step === 'issue' ? 'issue' : 'apply',
  };
  return known[overridable] ?? step;
}
