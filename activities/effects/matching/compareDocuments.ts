import { isDeepStrictEqual } from 'node:util';
import type { State } from '../../../domain/clearance/states.js';
import { FEED_WORDS } from '../../../domain/declaration/orderFeeds.js';
import { clearanceWorkflowId } from '../../../domain/ids/workflowIds.js';
import type { Json } from '../../../domain/json.js';
import { appendTimeline, type Change } from '../../../prisma/queries/change.js';
import { findLastDecision, recordDecision } from '../../../prisma/queries/decisions.js';
import { attachFeeds, lockOrder, namesOfDeclaration } from '../../../prisma/queries/orderFeeds.js';
import { closeTasks, openTask } from '../../../prisma/queries/tasks.js';
import { BY_SYSTEM } from '../../../prisma/queries/timeline.js';
import type { MatchingCheck } from '../../../rules/decisions/matching/check.js';
import { matchDocuments, type Matching } from '../../../rules/decisions/matching/matchDocuments.js';
import type { Decision } from '../../../domain/decision.js';
import type { ActivityDeps } from '../../deps.js';
import { legalTime } from '../../legalDay.js';
import { dataOf } from '../assess.js';

/** While the control lasts it matters what the three records say; the state waits for them in MATCHING alone. */
const COMPARED: readonly State[] = ['MATCHING', 'DOCUMENTS_REQUIRED', 'QUERY', 'INSPECTION'];

/**
 * Compares a marketplace's order, payment and waybill with the declaration, as far as they have come: when matching
 * begins, whenever a record comes, and after the data have changed.
 */
export async function compareDocuments(deps: ActivityDeps, change: Change): Promise<void> {
  const matching = await decideMatching(deps, change);
  if (matching !== undefined) await recordMatching(change, matching);
}

/**
 * Takes the records that have come for the declaration, and decides how they stand to it; undefined where nothing is to be
 * matched, or no longer.
 */
export async function decideMatching(deps: ActivityDeps, change: Change): Promise<Decision<Matching> | undefined> {
  const { tx, declaration, at } = change;
  if (!COMPARED.includes(declaration.state) || declaration.authority.lane === 'authority') return undefined;
  const { marketplace_order, ...data } = await dataOf(change);
  if (marketplace_order === undefined) return undefined;
  const names = namesOfDeclaration(marketplace_order, data.transport_document);
  await lockOrder(tx, names.orderNumber);
  const { feeds, taken } = await attachFeeds(tx, declaration, names);
  return matchDocuments(deps.registry, {
    data: { ...data, marketplace_order },
    feeds,
    taken,
    ...legalTime(deps.registry, declaration, at),
  });
}

/** Agreement is a fact; a contradiction is told with both values and opens the officers' task, once as long as it stays. */
export async function recordMatching(change: Change, matching: Decision<Matching>): Promise<void> {
  const { tx, declaration } = change;
  const { value, explanation: why, ruleId } = matching;
  const isMatched = value.outcome === 'agree';
  const wasMatched = declaration.facts.matched === true;
  const before = await findLastDecision(tx, declaration.id, 'matching');
  declaration.facts = { ...declaration.facts, matched: isMatched };
  await recordDecision(change, matching, 'officer');
  if (value.missing.length === 0) await closeTasks(change, 'done', 'system', { kinds: ['feed_missing'] });
  if (isMatched && !wasMatched) appendTimeline(change, { what: 'documentsMatched', by: BY_SYSTEM, why, ruleId });
  if (isSaidAgain(before, value)) return;
  await closeTasks(change, isMatched ? 'done' : 'cancelled', 'system', { kinds: ['matching_differs'] });
  if (value.outcome === 'differ') await tellDifferences(change, matching);
}

/** The same differences as when they were last compared, in whatever order their members are kept. */
function isSaidAgain(before: unknown, { differences }: Matching): boolean {
  const known =
    typeof before === 'object' && before !== null && 'differences' in before ? before.differences : undefined;
  const kept: unknown = JSON.parse(JSON.stringify(differences));
  return differences.length > 0 && isDeepStrictEqual(known, kept);
}

async function tellDifferences(change: Change, { value, explanation, ruleId }: Decision<Matching>): Promise<void> {
  const differences = value.differences.map(describe);
  appendTimeline(change, {
    what: 'documentsMismatched',
    by: BY_SYSTEM,
    why: explanation,
    ruleId,
    // What names a person stays with the officers' task.
    details: {
      differences: differences.map(({ personal, said, ...shown }) => (personal ? shown : { ...shown, said })),
    },
  });
  await openTask(change, {
    kind: 'matching_differs',
    queue: 'customs',
    title: 'Order, payment and waybill of the parcel differ: ask, or correct the declaration',
    workflowId: clearanceWorkflowId(change.declaration.id),
    details: { differences: differences.map(({ personal: _personal, ...shown }) => shown) },
  });
}

const describe = ({ ruleId, subject, said, personal }: MatchingCheck) => ({
  rule_id: ruleId,
  subject,
  personal,
  said: said.map(({ from, value }) => ({ from, value })) satisfies Json,
});

/** Which records are awaited, and from whom, in words. */
export const awaitedOf = ({ missing }: Matching): string =>
  missing.map((kind) => `the ${FEED_WORDS[kind].feed} from the ${FEED_WORDS[kind].owner}`).join(', ');
