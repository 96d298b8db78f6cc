import type { Corridor } from '../../domain/declaration/declarationData.js';
import type { Json } from '../../domain/json.js';
import { buildMrn, parseMrn } from '../../domain/ids/mrn.js';
import { appendTimeline, setFlags, type Change } from '../../prisma/queries/change.js';
import type { DeclarationRow } from '../../prisma/queries/declarationRow.js';
import { BY_SYSTEM } from '../../prisma/queries/timeline.js';
import { RecordError } from '../../prisma/recordErrors.js';
import type { Ruleset } from '../../rules/loader/pack.js';
import { rulesetAt } from '../../rules/loader/rulesetRef.js';
import { assessProvisionally, dataOf } from '../effects/assess.js';
import { assignLane } from '../effects/lane.js';
import { moveTo } from '../enterState.js';
import { originOf } from '../legalDay.js';
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
  const data = await dataOf(change);
  const ruleset = rulesetAt(deps.registry, data.corridor, acceptedAt);
  const mrn = given ?? (acceptance === 'here' ? makeMrn(declaration, ruleset.date) : undefined);
  if (mrn === undefined) throw new RecordError('RECORD.MISSING', `customs gave no MRN for ${declaration.id}`);
  declaration.mrn = mrn;
  declaration.ruleset = ruleset;
  const isTheirs = acceptance === 'authority';
  const accepted = isTheirs ? 'Customs accepted the declaration' : 'The declaration is accepted';
  await moveTo(deps, change, {
    trigger: isTheirs ? { kind: 'notice', notice: 'customs_accepted' } : { kind: 'step', step: 'accept' },
    facts: { noticeIsCurrent: true, decides: acceptance },
    what: 'declarationAccepted',
    by: isTheirs ? { actor: 'customs', role: 'counterparty' } : BY_SYSTEM,
    why: `${accepted} under MRN ${mrn}; the rules of ${daysOf(ruleset, data.corridor)} hold from here on.`,
    details: {
      mrn,
      accepted_at: acceptedAt,
      ruleset: detailsOf(ruleset),
    },
  });
  warnOfMrn(change, mrn);
  await assessProvisionally(deps, change, data);
  if (lane === 'here') await assignLane(deps, change, data);
  else setFlags(change, { control_by_authority: true });
};

/** The day of the law in words; both days where it is another one at destination. */
const daysOf = ({ date, destinationDate }: Ruleset, { destination }: Corridor): string =>
  destinationDate === undefined ? date : `${date} (in ${destination} those of ${destinationDate})`;

const detailsOf = ({ packs, date, destinationDate }: Ruleset): Record<string, Json> => ({
  date,
  ...(destinationDate === undefined ? {} : { destination_date: destinationDate }),
  packs: packs.map(({ id, version, hash }) => ({ id, version, hash })),
});

function makeMrn(declaration: DeclarationRow, acceptedOn: string): string {
  const made = buildMrn(declaration.id, acceptedOn, originOf(declaration));
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
