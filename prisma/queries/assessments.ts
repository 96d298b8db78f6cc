import type { Json } from '../../domain/json.js';
import type { Money } from '../../domain/money/money.js';
import { newId, newRowId } from '../newId.js';
import type { Transaction } from '../withActor.js';
import type { Change } from './change.js';

/** One tax on one item. */
export interface AssessmentCharge {
  line: number;
  tax: string;
  base: Money;
  rate: string;
  amount: Money;
  ruleId: string;
  explanation: string;
}

/** What of an assessment stands in rows; the whole of it is the value of its decision. */
export interface NewAssessment {
  stage: 'provisional' | 'final';
  decisionId: string;
  customsValue: { amount: string; currency: string };
  origin: readonly AssessmentCharge[];
  destination: readonly AssessmentCharge[];
}

/** Writes an assessment and its lines. @returns its id */
export async function recordAssessment({ tx, at, declaration }: Change, assessment: NewAssessment): Promise<string> {
  const id = newId('assessment');
  const { stage, decisionId, customsValue } = assessment;
  const own = { declarationId: declaration.id, organisationId: declaration.organisationId };
  await tx.assessment.create({
    data: {
      id,
      ...own,
      declarationVersion: declaration.declarationVersion,
      stage,
      decisionId,
      customsValue: customsValue.amount,
      currency: customsValue.currency,
      at: new Date(at),
    },
    select: { id: true },
  });
  const lines = (['origin', 'destination'] as const).flatMap((side) =>
    assessment[side].map(({ line, tax, base, rate, amount, ruleId, explanation }) => ({
      id: newRowId(),
      assessmentId: id,
      ...own,
      side,
      line,
      tax,
      base: base.amount,
      rate,
      amount: amount.amount,
      currency: amount.currency,
      ruleId,
      explanation,
    })),
  );
  if (lines.length > 0) await tx.assessmentLine.createMany({ data: lines });
  return id;
}

/** The value of the decision of the last assessment of a stage, if there is one. */
export const findLastAssessment = async (
  tx: Transaction,
  declarationId: string,
  stage: 'provisional' | 'final',
): Promise<unknown> => (await findDecision(tx, declarationId, stage))?.value ?? undefined;

/** The facts of the decision of the last assessment of a stage, if there is one. */
export const findLastAssessmentFacts = async (
  tx: Transaction,
  declarationId: string,
  stage: 'provisional' | 'final',
): Promise<Json | undefined> => (await findDecision(tx, declarationId, stage))?.facts as Json | undefined;

async function findDecision(tx: Transaction, declarationId: string, stage: 'provisional' | 'final') {
  const last = await tx.assessment.findFirst({
    where: { declarationId, stage },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { decisionId: true },
  });
  if (last === null) return undefined;
  return tx.decision.findUnique({ where: { id: last.decisionId }, select: { value: true, facts: true } });
}
