import type { GuidanceGiven } from '../../services/guidance/getGuidance.js';
import type { Duration, Guidance as WireGuidance, GuidanceNeed } from '../contract/guidance.js';

type Guidance = GuidanceGiven['decision']['value'];
type Need = Guidance['permits'][number];
type Step = Guidance['steps'][number];
type RuleOrigin = Pick<Step, 'ruleId' | 'country' | 'source' | 'sourceUrl' | 'confidence' | 'note' | 'from' | 'until'>;

/** Guidance as the wire has it. */
export function presentGuidance({ question, decision }: GuidanceGiven): WireGuidance {
  const { value } = decision;
  return {
    hs_code: question.hsCode,
    origin: question.origin,
    destination: question.destination,
    mode: question.mode,
    regime: question.regime ?? null,
    date: question.date,
    verdict: value.verdict,
    explanation: decision.explanation,
    restrictions: value.restrictions.map(({ lineName, rules, ...rest }) => ({
      ...rest,
      line_name: lineName,
      rules: rules.map((rule) => ({
        ...presentOrigin(rule),
        verdict: rule.verdict,
        reason: rule.reason,
        needs: rule.needs,
      })),
    })),
    permits: value.permits.map(presentNeed),
    registrations: value.registrations.map(presentNeed),
    labels: value.labels.map(presentNeed),
    documents: value.documents.map(presentNeed),
    declaration_fields: value.fields.map((field) => ({
      ...presentOrigin(field),
      field: field.field,
      says: field.says,
      standing: field.standing,
      asks: field.asks,
    })),
    steps: value.steps.map(presentStep),
    questions: value.questions,
    cannot_say: value.cannotSay,
    rates: value.rates.map(({ id, rate, kind, confidence }) => ({ id, rate, kind, confidence })),
    packs: value.packs.map(({ id, version, hash }) => ({ id, version, hash })),
    decided_at: decision.decidedAt,
  };
}

const presentOrigin = (rule: RuleOrigin) => ({
  rule_id: rule.ruleId,
  country: rule.country,
  source: rule.source,
  source_url: rule.sourceUrl,
  confidence: rule.confidence,
  note: rule.note,
  from: rule.from,
  until: rule.until,
});

function presentNeed({ code, flow, country, standing, because, options, asks }: Need): GuidanceNeed {
  return {
    ...{ code, flow, country, standing, because, asks },
    options: options.map((option) => ({
      ...presentOrigin(option),
      state: option.state,
      because: option.because,
      name: option.name,
      done_by: option.doneBy,
      issuer: option.issuer,
      says: option.says,
      asks_for: option.asksFor,
      fee: option.fee,
      usual_time: presentDuration(option.usualTime),
      validity: presentDuration(option.validity),
      field: option.field,
      permit_type: option.permitType,
    })),
  };
}

const presentStep = (step: Step): WireGuidance['steps'][number] => ({
  ...presentOrigin(step),
  number: step.number,
  flow: step.flow,
  title: step.title,
  says: step.says,
  done_by: step.doneBy,
  usual_time: presentDuration(step.usualTime),
  time_rule_id: step.usualTime?.ruleId ?? null,
  time_confidence: step.usualTime?.confidence ?? null,
  time_is_limit: step.usualTime?.isLimit ?? false,
  standing: step.standing,
  asks: step.asks,
});

const presentDuration = (length: Need['options'][number]['usualTime']): Duration | null =>
  length === null ? null : { at_least: length.atLeast ?? null, at_most: length.atMost, unit: length.unit };
