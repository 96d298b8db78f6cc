import type { Decision } from '../../../domain/decision.js';
import { PackError } from '../../loader/packError.js';
import type { PackRegistry } from '../../loader/packRegistry.js';
import type { RateInput } from '../../money/rateBook.js';
import { makeDecision } from '../makeDecision.js';
import { findCannotSay } from './cannotSay.js';
import { findFields } from './fields.js';
import type { Ask } from '../conditions/evaluate.js';
import type { Guidance, GuidanceCannotSay, Need, RestrictionFinding } from './guidance.js';
import { findFormalityNeeds, judgeFormalities } from './needs.js';
import { findPermitNeeds } from './permitNeeds.js';
import { placeOf, type GuidancePlace } from './place.js';
import type { GuidanceQuestion } from './question.js';
import { questionsOf } from './questions.js';
import { findRestrictions } from './restrictions.js';
import { sentencesOf } from './sentences.js';
import { findSteps } from './steps.js';

/**
 * What goods need on their way before anything is sent: leave to go at all, permits and certificates as alternatives,
 * registrations, labels, documents, members of the declaration, and the steps that follow. What no row answers, and what
 * hangs on a fact that was not told, is said. The permits of origin come by the rule that decides over a declaration.
 * Throws `RULES.PACK_NOT_FOUND` if no pack at all holds on the day.
 *
 * @param rates of the installation's tables, see `guidanceRateNeeds`; without them the packs' own rows alone are known
 */
export function decideGuidance(
  registry: PackRegistry,
  question: GuidanceQuestion,
  rates?: RateInput,
): Decision<Guidance> {
  const place = placeOf(registry, question, rates);
  const [first] = place.packs;
  if (first === undefined) throw new PackError('RULES.PACK_NOT_FOUND', `No pack holds on ${question.date}`);
  const judged = judgeFormalities(place);
  const restrictions = findRestrictions(place);
  const permits = findPermitNeeds(place, judged);
  const formalities = findFormalityNeeds(place, judged);
  const fields = findFields(place);
  const of = (subject: Need['subject']): Need[] => formalities.needs.filter((need) => need.subject === subject);
  const allPermits = [...permits.needs, ...of('permit')];
  const steps = findSteps(place, allPermits);
  const missing = [restrictions, permits, formalities, fields, steps].flatMap((part) => part.missing);
  const value: Guidance = {
    verdict: verdictOf(restrictions.findings),
    restrictions: restrictions.findings,
    permits: allPermits,
    registrations: of('registration'),
    labels: of('label'),
    documents: of('document'),
    fields: fields.fields,
    steps: steps.steps,
    questions: questionsOf(missing, place),
    cannotSay: [...findCannotSay(place), ...lackingRates(missing, place)],
    rates: place.worth.used(),
    packs: place.packs.map(({ ref }) => ref),
  };
  return makeDecision({
    kind: 'guidance',
    value,
    sentences: sentencesOf(value, question),
    ruleId: ruleIds(value).join(' ') || 'none',
    facts: {
      hsCode: question.hsCode,
      origin: question.origin,
      destination: question.destination,
      mode: question.mode,
      regime: question.regime ?? null,
      carrier: question.carrier ?? null,
      netWeightGrams: question.netWeightGrams ?? null,
      quantity: question.quantity ?? null,
      value: question.value === undefined ? null : { ...question.value },
      requested: [...(question.requested ?? [])],
      facts: { ...question.facts },
      packs: place.packs.map(({ ref }) => ({ ...ref })),
      rates: value.rates,
    },
    pack: first.ref,
    time: question,
  });
}

/** Exchange rates that are lacking, where the value in another currency would settle something. */
const lackingRates = (missing: readonly Ask[], { worth }: GuidancePlace): GuidanceCannotSay[] =>
  missing.some(({ name }) => name === 'value') ? worth.lacking() : [];

/** The strictest of what counts; nothing that counts answers nothing. */
function verdictOf(findings: readonly RestrictionFinding[]): Guidance['verdict'] {
  const verdicts = new Set(findings.filter(({ counts }) => counts).map(({ verdict }) => verdict));
  if (verdicts.has('refuse')) return 'refuse';
  if (verdicts.has('depends') || verdicts.size === 0) return 'cannot_say';
  return verdicts.has('permit') ? 'allow_with_permit' : 'allow';
}

function ruleIds(value: Guidance): string[] {
  const needs = [...value.permits, ...value.registrations, ...value.labels, ...value.documents];
  return [
    ...value.restrictions.filter(({ counts }) => counts).flatMap(({ rules }) => rules.map(({ ruleId }) => ruleId)),
    ...needs.flatMap(({ options }) => options.map(({ ruleId }) => ruleId)),
    ...value.fields.map(({ ruleId }) => ruleId),
    ...value.steps.map(({ ruleId }) => ruleId),
  ];
}
