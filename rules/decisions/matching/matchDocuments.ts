import type { Decision } from '../../../domain/decision.js';
import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import type { MarketplaceOrder } from '../../../domain/declaration/marketplaceOrder.js';
import { FEED_KINDS, FEED_WORDS, type FeedKind, type OrderFeeds } from '../../../domain/declaration/orderFeeds.js';
import { sentence, type Sentence } from '../../explanations/sentence.js';
import type { Ruleset } from '../../loader/pack.js';
import type { PackRegistry } from '../../loader/packRegistry.js';
import { rulesetRef } from '../../loader/rulesetRef.js';
import { makeDecision, type DecisionTime } from '../makeDecision.js';
import { checkLines, checkPaid } from './amounts.js';
import type { MatchingCheck } from './check.js';
import { checkNumbers, checkParcel } from './numbers.js';
import { checkPeople } from './people.js';

/** How the three records stand to the declaration and to one another. */
export interface Matching {
  /** `missing`: nothing contradicts, and not everything is there. */
  outcome: 'agree' | 'missing' | 'differ';
  /** Records that have not come. */
  missing: readonly FeedKind[];
  /** What differs. */
  differences: readonly MatchingCheck[];
}

export interface MatchingInput extends DecisionTime {
  data: DeclarationData & { marketplace_order: MarketplaceOrder };
  /** The newest of each owner, as far as they have come. */
  feeds: Partial<OrderFeeds>;
  /** Records that another declaration has already. */
  taken: readonly FeedKind[];
  ruleset?: Ruleset;
}

/** The decision where nothing differs. */
const ALL_RULES = 'MATCHING';

/**
 * Holds order, payment and waybill of a marketplace's parcel against the declaration and one another, rules 1 to 5 with
 * exact decimals. A contradiction is told as soon as it shows, also while something is missing. The buyer's yearly limit
 * is not looked at here. Source: matching of the three messages of China's cross-border e-commerce retail.
 */
export function matchDocuments(registry: PackRegistry, input: MatchingInput): Decision<Matching> {
  const { data, feeds, taken } = input;
  const checks = checkAll(input);
  const missing = FEED_KINDS.filter((kind) => feeds[kind] === undefined);
  const differences = checks.filter(({ outcome }) => outcome === 'differ');
  const outcome = differences.length > 0 ? 'differ' : missing.length > 0 ? 'missing' : 'agree';
  const ruleset = input.ruleset ?? rulesetRef(registry, data.corridor, input.date);
  return makeDecision({
    kind: 'matching',
    value: { outcome, missing, differences },
    sentences: sentencesOf(differences, missing),
    ruleId: differences[0]?.ruleId ?? ALL_RULES,
    facts: {
      orderNumber: data.marketplace_order.order_number,
      feeds: FEED_KINDS.map((kind) => ({ kind, issuedAt: feeds[kind]?.issuedAt ?? null })),
      taken: [...taken],
      checks: checks.map(({ ruleId, subject, outcome: came }) => ({ ruleId, subject, outcome: came })),
    },
    pack: registry.packOf(ruleset, data.corridor.destination).ref,
    time: input,
  });
}

/** Every rule, in the order of their numbers. */
export const checkAll = ({ data, feeds, taken }: Pick<MatchingInput, 'data' | 'feeds' | 'taken'>): MatchingCheck[] => [
  ...checkPaid(data.marketplace_order, feeds),
  ...checkNumbers(data.marketplace_order, feeds),
  ...checkPeople(feeds),
  checkLines(data, data.marketplace_order),
  ...checkParcel(data, feeds.waybill, taken),
];

function sentencesOf(differences: readonly MatchingCheck[], missing: readonly FeedKind[]): Sentence[] {
  const awaited = missing.map((kind) => sentence('matching.missing', FEED_WORDS[kind]));
  if (differences.length === 0 && missing.length === 0) return [sentence('matching.all_agree')];
  return [...differences.map((check) => check.sentence), ...awaited];
}
