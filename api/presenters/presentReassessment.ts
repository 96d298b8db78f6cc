import type { reassessDeclaration } from '../../services/declarations/reassessDeclaration.js';
import type { Reassessment } from '../contract/reassessment.js';
import { presentCharge } from './presentCharge.js';
import { presentUnanswered } from './presentUnanswered.js';

type Answer = Awaited<ReturnType<typeof reassessDeclaration>>;

/** Before and after, and what differs, as the wire has it. */
export const presentReassessment = (answer: Answer): Reassessment => ({
  declaration_id: answer.declarationId,
  data_version: answer.dataVersion,
  assessment_id: answer.assessmentId,
  before: presentAssessedBy(answer.before),
  after: presentAssessedBy(answer.after),
  differences: answer.differences.map(({ beforeRows: before, afterRows: after, ...difference }) => ({
    ...difference,
    before_rows: before.map(presentRow),
    after_rows: after.map(presentRow),
  })),
  rates: answer.rates as Reassessment['rates'],
  no_longer_said: answer.noLongerSaid.map(presentUnanswered),
  now_said: answer.nowSaid.map(presentUnanswered),
});

const presentAssessedBy = ({ date, packs, assessment }: Answer['before']): Reassessment['before'] => ({
  date,
  packs: packs.map(({ id, version, hash }) => ({ id, version, hash })),
  customs_value: assessment.customsValue,
  origin: assessment.origin.map(presentCharge),
  destination: assessment.destination.map(presentCharge),
  totals: assessment.totals,
  cannot_say: assessment.cannotSay.map(presentUnanswered),
});

const presentRow = ({
  ruleId,
  ...row
}: Answer['differences'][number]['beforeRows'][number]): Reassessment['differences'][number]['before_rows'][number] => ({
  rule_id: ruleId,
  ...row,
});
