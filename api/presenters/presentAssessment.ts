import type { Assessment, Decision } from '../contract/assessment.js';
import { presentCharge, type ChargeValue } from './presentCharge.js';
import type { listAssessments, listDecisions } from '../../services/declarations/readHistory.js';
import { presentUnanswered } from './presentUnanswered.js';

type AssessmentItem = Awaited<ReturnType<typeof listAssessments>>['items'][number];
type DecisionRow = Awaited<ReturnType<typeof listDecisions>>['items'][number];

/** The value of a recorded assessment: what rules/ answered. */
interface AssessmentValue {
  customsValue: { amount: string; currency: string; basis?: string };
  origin: ChargeValue[];
  destination: ChargeValue[];
  totals: Assessment['totals'];
  destinationIsEstimate: boolean;
  cannotSay: { what: string; why: string }[];
}

const packOf = (row: DecisionRow): Decision['pack'] => ({
  id: row.packId,
  version: row.packVersion,
  hash: row.packHash,
});

/** What the recording of an assessment left in its facts where the declaration names a quote. */
interface QuoteFact {
  quoteId: string;
  asQuoted: boolean;
  changes: NonNullable<Assessment['quote']>['changes'];
  explanation: string;
}

function presentAgainstQuote({ facts }: DecisionRow): Assessment['quote'] {
  const { quote } = facts as { quote?: QuoteFact };
  if (quote === undefined) return null;
  const { quoteId, asQuoted, changes, explanation } = quote;
  return { quote_id: quoteId, as_quoted: asQuoted, changes, explanation };
}

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
    origin: value.origin.map(presentCharge),
    destination: value.destination.map(presentCharge),
    totals: value.totals,
    destination_is_estimate: value.destinationIsEstimate,
    cannot_say: value.cannotSay.map(presentUnanswered),
    quote: presentAgainstQuote(decision),
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
