import type { Assessment, Decision } from '../contract/assessment.js';
import type { listAssessments, listDecisions } from '../../services/declarations/readHistory.js';

type AssessmentItem = Awaited<ReturnType<typeof listAssessments>>['items'][number];
type DecisionRow = Awaited<ReturnType<typeof listDecisions>>['items'][number];

/** The value of a recorded assessment: what rules/ answered. */
interface AssessmentValue {
  customsValue: { amount: string; currency: string; basis?: string };
  origin: ChargeLineValue[];
  destination: ChargeLineValue[];
  totals: Assessment['totals'];
  destinationIsEstimate: boolean;
  cannotSay: { what: string; why: string }[];
}

interface ChargeLineValue {
  line: number;
  tax: string;
  base: { amount: string; currency: string };
  rate: string;
  amount: { amount: string; currency: string };
  unrounded?: string;
  explanation: string;
  ruleId: string;
  source?: string;
}

const presentLine = (line: ChargeLineValue): Assessment['origin'][number] => ({
  line: line.line,
  tax: line.tax,
  base: line.base,
  rate: line.rate,
  amount: line.amount,
  unrounded: line.unrounded ?? null,
  explanation: line.explanation,
  rule_id: line.ruleId,
  source: line.source ?? null,
});

const packOf = (row: DecisionRow): Decision['pack'] => ({
  id: row.packId,
  version: row.packVersion,
  hash: row.packHash,
});

/** An assessment, line by line, from the decision it was recorded in. */
export function presentAssessment({ assessment, decision }: AssessmentItem): Assessment {
  const value = decision.value as unknown as AssessmentValue;
  return {
    id: assessment.id,
    declaration_id: assessment.declarationId,
    data_version: assessment.declarationVersion,
    stage: assessment.stage as Assessment['stage'],
    customs_value: {
      amount: value.customsValue.amount,
      currency: value.customsValue.currency,
      basis: value.customsValue.basis ?? null,
    },
    origin: value.origin.map(presentLine),
    destination: value.destination.map(presentLine),
    totals: value.totals,
    destination_is_estimate: value.destinationIsEstimate,
    cannot_say: value.cannotSay,
    explanation: decision.explanation,
    decision_id: decision.id,
    pack: packOf(decision),
    at: assessment.at,
  };
}

export const presentDecision = (row: DecisionRow): Decision => ({
  id: row.id,
  declaration_id: row.declarationId,
  data_version: row.declarationVersion,
  kind: row.kind,
  value: row.value,
  explanation: row.explanation,
  rule_id: row.ruleId,
  facts: row.facts as Decision['facts'],
  passive: row.passive as Decision['passive'],
  pack: packOf(row),
  at: row.at,
});
