import type { DeclarationData } from '../../domain/declaration/declarationData.js';
import { parseMrn } from '../../domain/ids/mrn.js';
import { appendTimeline, setFlags, type Change } from '../../prisma/queries/change.js';
import { findExporterHistory } from '../../prisma/queries/declarations.js';
import { recordDecision } from '../../prisma/queries/decisions.js';
import { BY_SYSTEM } from '../../prisma/queries/timeline.js';
import { RecordError } from '../../prisma/recordErrors.js';
import { assignLane } from '../../rules/decisions/lane/assignLane.js';
import { rulesetRef } from '../../rules/loader/rulesetRef.js';
import type { ActivityDeps } from '../deps.js';
import { assessProvisionally, dataOf } from '../effects/assess.js';
import { permitStandings } from '../effects/permitStandings.js';
import { moveTo } from '../enterState.js';
import { dayOf, legalTime } from '../legalDay.js';
import type { RecordedStep } from '../recorded.js';

/**
 * LODGED -> REGISTERED, the legal acceptance: the ruleset of the day is fixed for every later decision, duty is assessed
 * provisionally, and the lane is chosen. Source: Revised Kyoto Convention, General Annex, chapter 3.
 */
export const register: RecordedStep = async (deps, change) => {
  const { declaration, at } = change;
  const { mrn, acceptedAt = at } = declaration.facts.customs ?? {};
  if (mrn === undefined) throw new RecordError('RECORD.MISSING', `customs gave no MRN for ${declaration.id}`);
  const data = await dataOf(change);
  declaration.mrn = mrn;
  const { packs, date } = rulesetRef(deps.registry, data.corridor, dayOf(acceptedAt));
  declaration.ruleset = { packs, date };
  const isTheirs = declaration.authority.acceptance === 'authority';
  await moveTo(deps, change, {
    trigger: isTheirs ? { kind: 'notice', notice: 'customs_accepted' } : { kind: 'step', step: 'accept' },
    facts: { noticeIsCurrent: true, decides: declaration.authority.acceptance },
    what: 'declarationAccepted',
    by: { actor: 'customs', role: 'counterparty' },
    why: `Customs accepted the declaration under MRN ${mrn}; the rules of ${date} hold from here on.`,
    details: {
      mrn,
      accepted_at: acceptedAt,
      ruleset: { date, packs: packs.map(({ id, version, hash }) => ({ id, version, hash })) },
    },
  });
  warnOfMrn(change, mrn);
  await assessProvisionally(deps, change, data);
  await chooseLane(deps, change, data);
};

/** A check character that does not fit is told and refuses nothing: the number is the authority's (see domain/ids/mrn.ts). */
function warnOfMrn(change: Change, mrn: string): void {
  const parsed = parseMrn(mrn);
  if (parsed.ok && parsed.value.checkFits) return;
  const why = parsed.ok ? 'The check character of the MRN does not fit.' : 'The MRN does not have its usual form.';
  appendTimeline(change, { what: 'mrnCheckFailed', by: BY_SYSTEM, why, audience: 'officer', details: { mrn } });
}

/** The reason of a selection is for officers: the exporter is not told before a control is announced. */
async function chooseLane(deps: ActivityDeps, change: Change, data: DeclarationData): Promise<void> {
  const { tx, declaration, at } = change;
  const { released, corrected } = await findExporterHistory(tx, declaration.organisationId, declaration.id);
  const draw = declaration.policy?.random_draw;
  const decision = assignLane(deps.registry, {
    data,
    declarationId: declaration.id,
    facts: {
      firstExport: released === 0,
      earlierCorrections: corrected,
      permitStandings: await permitStandings(deps, change, data),
    },
    ...legalTime(declaration, at),
    ...(draw === undefined ? {} : { randomDraw: draw }),
  });
  const { lane, documents = [] } = decision.value;
  await recordDecision(change, decision, 'officer');
  declaration.lane = lane;
  setFlags(change, { audit_after_release: lane === 'blue' });
  const { explanation, ruleId, passive = [] } = decision;
  appendTimeline(change, {
    what: 'laneAssigned',
    by: BY_SYSTEM,
    why: explanation,
    ruleId,
    audience: 'officer',
    details: { lane, documents: [...documents], passive_rules: passive.map((rule) => rule.ruleId) },
  });
}
