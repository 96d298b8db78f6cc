import type { Decision, PackReference } from '../../domain/decision.js';
import type { Json } from '../../domain/json.js';
import { getDeclarationVersion } from '../../prisma/queries/declarationVersions.js';
import { loadTableRates } from '../../prisma/queries/exchangeRates.js';
import { findLastAssessed } from '../../prisma/queries/listHistory.js';
import type { Transaction } from '../../prisma/withActor.js';
import { neededRates } from '../../rules/decisions/assessment/neededRates.js';
import { assessDuty } from '../../rules/decisions/assessment/assessDuty.js';
import type { Assessment } from '../../rules/decisions/assessment/assessment.js';
import { explainChanges, type ExplainedChanges } from '../../rules/decisions/comparison/explainChanges.js';
import type { Pack } from '../../rules/loader/pack.js';
import type { PackRegistry } from '../../rules/loader/packRegistry.js';
import { rulesetRef } from '../../rules/loader/rulesetRef.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { getVisibleDeclaration } from './findVisible.js';

/** One of the two assessments: the day whose law it was made by, its packs, and what it came to. */
export interface AssessedBy {
  date: string;
  packs: readonly PackReference[];
  assessment: Assessment;
}

/** A declaration as it was assessed, and as it would be by the law of another day. */
export interface Reassessment extends ExplainedChanges {
  declarationId: string;
  /** Version of the data that was assessed, and the recorded assessment. */
  dataVersion: number;
  assessmentId: string;
  before: AssessedBy;
  after: AssessedBy;
}

/**
 * What a declaration would come to by the law of another day, held against what it was last assessed at. Nothing is
 * recorded and nothing changes: a decision already made stays.
 * Throws `DECLARATION.NOT_FOUND`, `DECLARATION.NOT_ASSESSED`, `REQUEST.BODY_INVALID` where no packs hold on the day.
 */
export async function reassessDeclaration(
  { record, registry }: Pick<ServiceDeps, 'record' | 'registry'>,
  caller: Caller,
  { declarationId, date }: { declarationId: string; date: string },
): Promise<Reassessment> {
  const stored = await record.withActor(actorOf(caller), async (tx) => {
    await getVisibleDeclaration(tx, caller, 'reassessDeclaration', declarationId);
    return readAssessed(tx, declarationId);
  });
  const { data, decision, dataVersion, assessmentId } = stored;
  const { corridor } = data;
  refuseUnknownDay(registry, corridor, date);
  const ruleset = rulesetRef(registry, corridor, date);
  const { stage } = decision.value;
  const needs = neededRates(registry, { data, date, ruleset });
  const tables = await record.withActor(actorOf(caller), (tx) => loadTableRates(tx, needs));
  const again = assessDuty(registry, { data, stage, date, ruleset, rates: { tables } });
  const { rulesetDate, packs } = decision.facts as unknown as { rulesetDate: string; packs: PackReference[] };
  const changes = explainChanges(
    { charges: decision.value, packs: installed(registry, packs), rates: decision.facts.rates },
    { charges: again.value, packs: installed(registry, ruleset.packs), rates: again.facts.rates },
  );
  return {
    ...{ declarationId, dataVersion, assessmentId, ...changes },
    before: { date: rulesetDate, packs, assessment: decision.value },
    after: { date, packs: ruleset.packs, assessment: again.value },
  };
}

/** The last assessment and the data that it was made of. */
async function readAssessed(tx: Transaction, declarationId: string) {
  const last = await findLastAssessed(tx, declarationId);
  if (last === undefined) throw new ServiceProblem('DECLARATION.NOT_ASSESSED');
  const { assessment, decision } = last;
  const { declarationVersion: dataVersion, id: assessmentId } = assessment;
  const { data } = await getDeclarationVersion(tx, declarationId, dataVersion);
  const made: Pick<Decision<Assessment>, 'value' | 'facts'> = {
    // Recorded from what the rules answered, and by nothing else.
    value: decision.value as unknown as Assessment,
    facts: decision.facts as Readonly<Record<string, Json>>,
  };
  return { data, decision: made, dataVersion, assessmentId };
}

/** Of the packs that a decision was fixed to, those that are still here as they were. */
const installed = (registry: PackRegistry, refs: readonly PackReference[]): Pack[] =>
  registry.packs.filter(({ ref }) => refs.some(({ id, hash }) => id === ref.id && hash === ref.hash));

function refuseUnknownDay(
  registry: PackRegistry,
  { origin, destination }: { origin: string; destination: string },
  date: string,
): void {
  const missing = [origin, destination].filter((country) => registry.findPackAt(country, date) === undefined);
  if (missing.length === 0) return;
  const hint = `No pack of ${missing.join(' and ')} holds on that day; choose a later one.`;
  const fault = { pointer: '/date', code: 'RULES.PACK_NOT_FOUND', message: 'No law of that day is known here.', hint };
  throw new ServiceProblem('REQUEST.BODY_INVALID', { faults: [fault] });
}
