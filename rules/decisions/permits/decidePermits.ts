import type { Decision } from '../../../domain/decision.js';
import type { DeclarationData, DeclarationItem } from '../../../domain/declaration/declarationData.js';
import { sentence, type Sentence } from '../../explanations/sentence.js';
import type { PackRegistry } from '../../loader/packRegistry.js';
import { rulesetRef } from '../../loader/rulesetRef.js';
import type { Known } from '../conditions/known.js';
import { gapText } from '../assessment/assessSide.js';
import { makeDecision } from '../makeDecision.js';
import { findCover } from './findCover.js';
import { findNeeds, isKnown, type Need } from './findNeeds.js';
import type { DecidePermitsInput, PermitRequirement } from './permitRequirement.js';

/**
 * The permits a declaration needs at origin: one requirement for each type, over all items it is needed for, in grams of
 * net weight. A permit on file counts only if it covers the whole quantity. Items whose goods the pack does not know
 * stand in `facts.cannotSay`, with the line: then the list may be incomplete.
 */
export function decidePermits(registry: PackRegistry, input: DecidePermitsInput): Decision<PermitRequirement[]> {
  const { data } = input;
  const ruleset = input.ruleset ?? rulesetRef(registry, data.corridor, input.date);
  const pack = registry.packOf(ruleset, data.corridor.origin);
  const unknown = data.items.filter((item) => !isKnown(pack, item.hs_code, 'export', ruleset.date));
  const needs = findNeeds(pack, data.items, data.corridor.destination, ruleset.date, (item) => knownOf(item, data));
  const requirements = needs.map((need) => toRequirement(need, input));
  const sentences: Sentence[] = [
    ...needs.flatMap((need, index) => [neededSentence(need, data), standingSentence(requirements[index], input)]),
    ...(requirements.length === 0 && unknown.length === 0
      ? [sentence('permit.none', { destination: data.corridor.destination })]
      : []),
    ...unknown.map((item) =>
      sentence('permit.cannot_say', {
        hsCode: item.hs_code,
        line: String(item.line),
        says: gapText(pack, 'permits'),
      }),
    ),
  ];
  return makeDecision({
    kind: 'permits',
    value: requirements,
    sentences,
    ruleId: requirements.map((requirement) => requirement.ruleId).join(' ') || 'none',
    facts: {
      destination: data.corridor.destination,
      hsCodes: data.items.map((item) => item.hs_code),
      cannotSay: unknown.map((item) => ({ line: item.line, hsCode: item.hs_code })),
    },
    pack: pack.ref,
    time: input,
  });
}

/** What a declaration tells of one of its items: facts beyond it are asked for in guidance alone. */
const knownOf = (item: DeclarationItem, data: DeclarationData): Known => ({
  mode: data.mode_of_transport,
  regime: data.regime,
  netWeightGrams: item.net_weight_grams,
  quantity: item.quantity,
  value: item.value,
  facts: {},
});

function toRequirement({ row, items }: Need, { data, date, permitsOnFile }: DecidePermitsInput): PermitRequirement {
  const hsCodes = [...new Set(items.map((item) => item.hs_code))];
  const quantityGrams = netWeight(items);
  const { destination } = data.corridor;
  const lines = items.map((item) => item.line);
  const cover = findCover(
    permitsOnFile ?? [],
    { permitType: row.permitType, hsCodes, destination, quantityGrams, date },
    data.permits_on_file,
  );
  return {
    permitType: row.permitType,
    agency: row.agency,
    decides: row.decides,
    lines,
    hsCode: hsCodes[0] ?? '',
    hsCodes,
    quantityGrams,
    asksFor: [...row.asksFor],
    workingDaysLimit: row.workingDaysLimit ?? null,
    why: neededSentence({ row, items }, data).text,
    ruleId: row.id,
    confidence: row.confidence,
    coveredBy: cover.covering?.id ?? null,
    misfits: cover.misfits,
  };
}

function neededSentence({ row, items }: Need, data: DeclarationData): Sentence {
  return sentence('permit.needed', {
    name: row.name,
    agency: row.agency,
    hsCodes: [...new Set(items.map((item) => item.hs_code))].join(', '),
    destination: data.corridor.destination,
    grams: String(netWeight(items)),
    lines: items.map((item) => item.line).join(', '),
  });
}

function standingSentence(requirement: PermitRequirement | undefined, { permitsOnFile }: DecidePermitsInput): Sentence {
  const covering = permitsOnFile?.find((permit) => permit.id === requirement?.coveredBy);
  return covering === undefined
    ? sentence('permit.to_apply')
    : sentence('permit.on_file', { number: covering.number, agency: requirement?.agency ?? '' });
}

const netWeight = (items: readonly DeclarationItem[]): number =>
  items.reduce((total, item) => total + item.net_weight_grams, 0);
