import type { Decision } from '../../domain/decision.js';
import { LANE_STRICTNESS } from '../../domain/clearance/lanes.js';
import type { DeclarationData } from '../../domain/declaration/declarationData.js';
import { appendTimeline, setFlags, type Change } from '../../prisma/queries/change.js';
import { findExporterHistory } from '../../prisma/queries/declarations.js';
import { recordDecision } from '../../prisma/queries/decisions.js';
import { BY_SYSTEM } from '../../prisma/queries/timeline.js';
import { assignLane as decideLane } from '../../rules/decisions/lane/assignLane.js';
import type { ActivityDeps } from '../deps.js';
import { legalTime } from '../legalDay.js';
import { permitStandings } from './permitStandings.js';

type LaneDecision = ReturnType<typeof decideLane>;

/** Chooses the lane. The reason of a selection is for officers: the exporter is not told before a control is announced. */
export async function assignLane(deps: ActivityDeps, change: Change, data: DeclarationData): Promise<void> {
  await take(change, await decide(deps, change, data));
}

/**
 * Chooses again after the data have changed, between acceptance and release. A change never lowers the lane, and where
 * the goods are beyond the control of their lane, the officers see what it would have been.
 */
export async function raiseLane(deps: ActivityDeps, change: Change, data: DeclarationData): Promise<void> {
  const { lane, authority, registeredAt, releasedAt } = change.declaration;
  if (lane === null || authority.lane !== 'here' || registeredAt === null || releasedAt !== null) return;
  const decision = await decide(deps, change, data);
  if (LANE_STRICTNESS[decision.value.lane] > LANE_STRICTNESS[lane]) await take(change, decision);
}

async function decide(deps: ActivityDeps, change: Change, data: DeclarationData): Promise<LaneDecision> {
  const { tx, declaration, at } = change;
  const { released, corrected } = await findExporterHistory(tx, declaration.organisationId, declaration.id);
  const draw = declaration.policy?.random_draw;
  return decideLane(deps.registry, {
    data,
    declarationId: declaration.id,
    facts: {
      firstExport: released === 0,
      earlierCorrections: corrected,
      permitStandings: await permitStandings(deps, change, data),
    },
    ...legalTime(deps.registry, declaration, at),
    ...(draw === undefined ? {} : { randomDraw: draw }),
  });
}

async function take(change: Change, decision: LaneDecision): Promise<void> {
  const { lane, documents = [] } = decision.value;
  await recordDecision(change, decision, 'officer');
  change.declaration.lane = lane;
  setFlags(change, { audit_after_release: lane === 'blue' });
  const { explanation, ruleId, passive = [] }: Decision<unknown> = decision;
  appendTimeline(change, {
    what: 'laneAssigned',
    by: BY_SYSTEM,
    why: explanation,
    ruleId,
    audience: 'officer',
    details: { lane, documents: [...documents], passive_rules: passive.map((rule) => rule.ruleId) },
  });
}
