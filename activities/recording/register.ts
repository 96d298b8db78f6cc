import { buildMrn, parseMrn } from '../../domain/ids/mrn.js';
import { appendTimeline, setFlags, type Change } from '../../prisma/queries/change.js';
import { BY_SYSTEM } from '../../prisma/queries/timeline.js';
import { RecordError } from '../../prisma/recordErrors.js';
import { rulesetRef } from '../../rules/loader/rulesetRef.js';
import { assessProvisionally, dataOf } from '../effects/assess.js';
import { assignLane } from '../effects/lane.js';
import { moveTo } from '../enterState.js';
import { dayOf, originOf } from '../legalDay.js';
import type { RecordedStep } from '../recorded.js';

/**
 * LODGED or PRELODGED -> REGISTERED, the legal acceptance: the ruleset of the day is fixed for every later decision, duty
 * is assessed provisionally, and the lane is chosen, unless the authority's own system chooses it. Where acceptance is
 * decided here, the MRN is made here too. Source: Revised Kyoto Convention, General Annex, chapter 3.
 */
export const register: RecordedStep = async (deps, change) => {
  const { declaration, at } = change;
  const { acceptance, lane } = declaration.authority;
  const { mrn: given, acceptedAt = at } = declaration.facts.customs ?? {};
  const mrn = given ?? (acceptance === 'here' ? makeMrn(change) : undefined);
  if (mrn === undefined) throw new RecordError('RECORD.MISSING', `customs gave no MRN for ${declaration.id}`);
  const data = await dataOf(change);
  declaration.mrn = mrn;
  const { packs, date } = rulesetRef(deps.registry, data.corridor, dayOf(acceptedAt));
  declaration.ruleset = { packs, date };
  const isTheirs = acceptance === 'authority';
  const accepted = isTheirs ? 'Customs accepted the declaration' : 'The declaration is accepted';
  await moveTo(deps, change, {
    trigger: isTheirs ? { kind: 'notice', notice: 'customs_accepted' } : { kind: 'step', step: 'accept' },
    facts: { noticeIsCurrent: true, decides: acceptance },
    what: 'declarationAccepted',
    by: isTheirs ? { actor: 'customs', role: 'counterparty' } : BY_SYSTEM,
    why: `${accepted} under MRN ${mrn}; the rules of ${date} hold from here on.`,
    details: {
      mrn,
      accepted_at: acceptedAt,
      ruleset: { date, packs: packs.map(({ id, version, hash }) => ({ id, version, hash })) },
    },
  });
  warnOfMrn(change, mrn);
  await assessProvisionally(deps, change, data);
  if (lane === 'here') await assignLane(deps, change, data);
  else setFlags(change, { control_by_authority: true });
};

function makeMrn({ declaration, at }: Change): string {
  const made = buildMrn(declaration.id, at, originOf(declaration));
  if (!made.ok) throw new RecordError('RECORD.MISSING', `no MRN can be made for ${declaration.id}`);
  return made.value.text;
}

/** A check character that does not fit is told and refuses nothing: the number is the authority's (see domain/ids/mrn.ts). */
function warnOfMrn(change: Change, mrn: string): void {
  const parsed = parseMrn(mrn);
  if (parsed.ok && parsed.value.checkFits) return;
  const why = parsed.ok ? 'The check character of the MRN does not fit.' : 'The MRN does not have its usual form.';
  appendTimeline(change, { what: 'mrnCheckFailed', by: BY_SYSTEM, why, audience: 'officer', details: { mrn } });
}
