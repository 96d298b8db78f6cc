import type { Decision, PassiveRule } from '../../../domain/decision.js';
import { sentence, type Sentence } from '../../explanations/sentence.js';
import { drawOf } from '../../loader/drawOf.js';
import { PackError } from '../../loader/packError.js';
import type { PackRegistry } from '../../loader/packRegistry.js';
import { rowsAt } from '../../loader/rowsAt.js';
import { rulesetRef } from '../../loader/rulesetRef.js';
import { percent } from '../../money/decimal.js';
import type { LaneRule } from '../../schemas/lanes.js';
import { makeDecision } from '../makeDecision.js';
import { holds } from './conditions.js';
import type { AssignLaneInput, ConditionContext, LaneAnswer } from './laneFacts.js';

/**
 * The lane of a declaration by the origin pack's selectivity profile: rules are asked in their order, the first active
 * one whose conditions all hold decides. Passive rules that hold are recorded beside the decision and change nothing.
 * The explanation is for officers: a trader is not told it before a control is announced.
 * Throws `RULES.PACK_INVALID` if no active rule holds; a profile ends with a rule that always does.
 */
export function assignLane(registry: PackRegistry, input: AssignLaneInput): Decision<LaneAnswer> {
  const { data, declarationId, facts, randomDraw } = input;
  const ruleset = input.ruleset ?? rulesetRef(registry, data.corridor, input.date);
  const pack = registry.packOf(ruleset, data.corridor.origin);
  const draws = new Map<string, string>();
  const context: ConditionContext = {
    data,
    facts,
    draw: (salt) => {
      const draw = randomDraw ?? drawOf(declarationId, salt);
      draws.set(salt, draw);
      return draw;
    },
  };
  const rules = rowsAt(pack.lists.lanes, ruleset.date).sort((a, b) => a.order - b.order);
  const fits = (rule: LaneRule): boolean => rule.when.every((condition) => holds(condition, context));
  const deciding = rules.find((rule) => rule.active && fits(rule));
  if (deciding === undefined) {
    throw new PackError('RULES.PACK_INVALID', `No active lane rule of ${pack.ref.id} fits ${declarationId}`);
  }
  return makeDecision({
    kind: 'lane',
    value: answerOf(deciding),
    sentences: [reasonOf(deciding, draws)],
    ruleId: deciding.id,
    facts: {
      declarationId,
      firstExport: facts.firstExport,
      earlierCorrections: facts.earlierCorrections ?? null,
      permitStandings: facts.permitStandings.map(({ permitType, standing }) => ({ permitType, standing })),
      draws: Object.fromEntries(draws),
      drawReplaced: randomDraw !== undefined,
      confidence: deciding.confidence,
    },
    pack: pack.ref,
    time: input,
    passive: rules.filter((rule) => !rule.active && fits(rule)).map(toPassive),
  });
}

const answerOf = (rule: LaneRule): LaneAnswer =>
  rule.documents.length === 0 ? { lane: rule.lane } : { lane: rule.lane, documents: [...rule.documents] };

const toPassive = (rule: LaneRule): PassiveRule => ({
  ruleId: rule.id,
  wouldAnswer: answerOf(rule),
  explanation: rule.reason,
});

function reasonOf(rule: LaneRule, draws: ReadonlyMap<string, string>): Sentence {
  const random = rule.when.find((condition) => condition.kind === 'random_share');
  if (random === undefined) return sentence('lane.decided', { reason: rule.reason });
  const draw = draws.get(random.salt) ?? '';
  return sentence('lane.random', { reason: rule.reason, draw, share: percent(random.share) });
}
