import { DEADLINE_NAMES } from '../../domain/clearance/deadlines.js';
import { CALLED_KINDS } from '../../domain/clearance/roles.js';
import { MODES_OF_TRANSPORT } from '../../domain/declaration/declarationData.js';
import { findMeasure } from '../decisions/assessment/findMeasure.js';
import type { Pack } from '../loader/pack.js';
import { rowsAt } from '../loader/rowsAt.js';
import { AUTHORITY_SUBJECTS } from '../schemas/authority.js';
import { problemsIn, type CountryProblem } from './problem.js';

/** Any country but the pack's own, for rows that hold for all partners. */
const ANY_PARTNER = '*';

/** On the pack's first day an origin has everything a clearance asks for, and a destination taxes all goods it lists. */
export function checkCompleteness(pack: Pack): CountryProblem[] {
  const { roles, effectiveFrom } = pack.manifest;
  return [
    ...(roles.includes('origin') ? originGaps(pack, effectiveFrom) : []),
    ...(roles.includes('destination') ? destinationGaps(pack, effectiveFrom) : []),
  ];
}

function originGaps(pack: Pack, date: string): CountryProblem[] {
  const problem = problemsIn(pack, 'completeness');
  const { lists } = pack;
  const missing = (
    file: string,
    what: string,
    wanted: readonly string[],
    present: readonly string[],
  ): CountryProblem[] =>
    wanted
      .filter((name) => !present.includes(name))
      .map((name) => problem(file, `no row for ${what} ${name} on ${date}`));
  const active = rowsAt(lists.lanes, date)
    .filter((row) => row.active)
    .sort((a, b) => a.order - b.order);
  const last = active.at(-1);
  return [
    ...missing(
      'deadlines.json',
      'deadline',
      DEADLINE_NAMES,
      rowsAt(lists.deadlines, date).map((row) => row.name),
    ),
    ...missing(
      'authority.json',
      'decider of',
      AUTHORITY_SUBJECTS,
      rowsAt(lists.authority, date).map((row) => row.subject),
    ),
    ...missing(
      'retries.json',
      'counterparty',
      CALLED_KINDS,
      rowsAt(lists.retries, date).map((row) => row.counterparty),
    ),
    ...missing(
      'regimes.json',
      'regime',
      ['export'],
      rowsAt(lists.regimes, date)
        .filter((row) => row.flow === 'export')
        .map((row) => row.code),
    ),
    ...(rowsAt(lists.calendar, date).length === 0 ? [problem('calendar.json', `no working week on ${date}`)] : []),
    ...(last?.when.length === 1 && last.when[0]?.kind === 'always'
      ? []
      : [problem('lanes.json', 'the last active rule must hold always, or a declaration could get no lane')]),
    ...(rowsAt(lists.offices, date).some((row) => row.kind === 'office_of_export')
      ? []
      : [problem('offices.json', `no office of export on ${date}`)]),
  ];
}

function destinationGaps(pack: Pack, date: string): CountryProblem[] {
  const problem = problemsIn(pack, 'completeness');
  const regimes = rowsAt(pack.lists.regimes, date).filter((row) => row.flow === 'import');
  if (regimes.length === 0) return [problem('regimes.json', `no import regime on ${date}`)];
  return regimes.flatMap((regime) =>
    regime.taxes
      // Where no row is needed, because the rows are a closed list or the regime has its own rate, none can be missing.
      .filter(({ levied, absent }) => levied.kind !== 'rate' && absent !== 'not_levied')
      .flatMap(({ tax }) =>
        rowsAt(pack.lists.goods, date)
          .filter(({ hsCode, flow }) => {
            if (flow === 'export') return false;
            const goods = { hs_code: hsCode, origin: ANY_PARTNER };
            return MODES_OF_TRANSPORT.every(
              (mode) => 'absent' in findMeasure({ pack, regime, partner: ANY_PARTNER, date, mode }, tax, goods),
            );
          })
          .map((goods) => problem('measures.json', `no ${tax} for HS ${goods.hsCode}, which goods.json lists`)),
      ),
  );
}
