import { sentence } from '../../explanations/sentence.js';
import type { Pack } from '../../loader/pack.js';
import { findByHs, rowsAt } from '../../loader/rowsAt.js';
import type { Permit } from '../../schemas/permits.js';
import { evaluateExemptions } from '../conditions/evaluate.js';
import { findNeeds, permitRows } from '../permits/findNeeds.js';
import type { Need, Option } from './guidance.js';
import { optionOf, type Judged, type NeedsFound } from './needs.js';
import { originOf, type GuidancePlace } from './place.js';

/**
 * The permits Portolan applies for at origin, by the rows and the rule that decide over a declaration. Beside what is
 * needed: what could be asked for, and what does not apply and why. The ways to get one are those of `formalities.json`.
 */
export function findPermitNeeds(place: GuidancePlace, judged: readonly Judged[]): NeedsFound {
  const { question } = place;
  const pack = place.exportPacks.find(({ manifest }) => manifest.country === question.origin);
  if (pack === undefined) return { needs: [], missing: [] };
  const item = { hs_code: question.hsCode, requested_certificates: question.requested ?? [] };
  const needed = findNeeds(pack, [item], question.destination, question.date, () => place.knownOf(pack)).map(
    ({ row }) => row,
  );
  const rows = permitRows(pack, question.destination, question.date);
  const types = [...new Set(rows.map((row) => row.permitType))];
  const found = types.flatMap((type) => {
    const fitting = findByHs(
      rows.filter((row) => row.permitType === type),
      question.hsCode,
    );
    if (fitting === undefined) return [];
    const row = needed.find((candidate) => candidate.permitType === type);
    const ways = judged.filter((way) => way.row.permitType === type && way.pack === pack);
    return [needOf(place, { pack, row: row ?? fitting, isNeeded: row !== undefined, ways })];
  });
  return { needs: found.map(({ need }) => need), missing: found.flatMap(({ missing }) => missing) };
}

interface PermitFound {
  pack: Pack;
  row: Permit;
  isNeeded: boolean;
  ways: readonly Judged[];
}

function needOf(place: GuidancePlace, { pack, row, isNeeded, ways }: PermitFound) {
  const exempt = evaluateExemptions(row.doesNotApply, place.knownOf(pack));
  const because = 'because' in exempt ? exempt.because : null;
  const missing = [...('missing' in exempt ? exempt.missing : []), ...ways.flatMap((way) => way.missing)];
  const permit = optionOfPermit(pack, row, place);
  const options = ways.length === 0 ? [permit] : ways.map((way) => completed(optionOf(way), permit));
  const need: Need = {
    subject: 'permit',
    code: row.permitType,
    flow: 'export',
    country: pack.manifest.country,
    standing: standingOfPermit(because, isNeeded, options),
    because,
    options: because === null ? options : options.map((option) => ({ ...option, state: 'closed' as const, because })),
    asks: [...new Set(missing.map(({ name }) => name))],
  };
  return { need, missing: need.standing === 'on_request' ? [] : missing };
}

/** A permit that is needed stays so, whichever of its ways turns out to be open. */
function standingOfPermit(because: string | null, isNeeded: boolean, options: readonly Option[]): Need['standing'] {
  if (because !== null) return 'does_not_apply';
  if (!isNeeded) return 'on_request';
  const open = options.filter(({ state }) => state === 'open');
  const isChoice = open.length > 1 || (open.length === 1 && options.some(({ state }) => state === 'depends'));
  return isChoice ? 'one_of' : 'needed';
}

/** A way to a permit, with what only the row of the permit itself says. */
const completed = (way: Option, permit: Option): Option => ({
  ...way,
  issuer: way.issuer ?? permit.issuer,
  asksFor: [...new Set([...permit.asksFor, ...way.asksFor])],
  usualTime: way.usualTime ?? permit.usualTime,
  validity: way.validity ?? permit.validity,
  note: [way.note, permit.note].filter((note) => note !== null).join(' ') || null,
});

function optionOfPermit(pack: Pack, row: Permit, { question }: GuidancePlace): Option {
  const agency = rowsAt(pack.lists.offices, question.date).find(
    ({ code, kind }) => kind === 'agency' && code === row.agency,
  );
  const documents = rowsAt(pack.lists.documents, question.date);
  const nameOf = (code: string): string => documents.find((document) => document.code === code)?.name ?? code;
  return {
    ...originOf(pack, row),
    state: 'open',
    because: null,
    name: row.name,
    doneBy: 'exporter',
    issuer: agency === undefined ? row.agency : `${row.agency}, ${agency.name}`,
    says: sentence('guidance.portolan_applies', { agency: row.agency }).text,
    asksFor: row.asksFor.map(nameOf),
    fee: row.fee === undefined ? null : { amount: row.fee, says: `${row.fee.amount} ${row.fee.currency}` },
    usualTime: row.workingDaysLimit === undefined ? null : { atMost: row.workingDaysLimit, unit: 'working_days' },
    validity: row.validityDays === undefined ? null : { atMost: row.validityDays, unit: 'days' },
    field: null,
    permitType: row.permitType,
  };
}
