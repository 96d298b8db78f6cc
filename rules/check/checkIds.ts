import type { Pack } from '../loader/pack.js';
import type { Row } from '../schemas/row.js';
import { listFile, ROW_LIST_NAMES, type PackLists, type RowListName } from '../schemas/lists.js';
import { problemsIn, type CountryProblem } from './problem.js';

/** What a row answers for: two rows of the same subject may not hold on the same day. Lists not named here may. */
const SUBJECTS: { [N in RowListName]?: (row: PackLists[N][number]) => string } = {
  goods: (row) => `${row.hsCode} ${row.flow ?? ''}`,
  documents: (row) => row.code,
  permits: (row) => `${row.permitType} ${row.hs.join()} ${row.destinations.join()}`,
  measures: (row) =>
    `${row.flow} ${row.tax} ${row.hs.join()} ${row.partners.join()} ${(row.subdivisions ?? []).join()} ${(row.regimes ?? []).join()} ${(row.modes ?? []).join()}`,
  reliefs: (row) => `${row.flow} ${row.code} ${row.taxes.join()} ${row.hs.join()} ${row.partners.join()}`,
  preferences: (row) => `${row.scheme} ${row.hs.join()} ${row.partners.join()}`,
  requirements: (row) => `${row.flow} ${row.field} ${row.regimes.join()} ${row.hs.join()} ${row.partners.join()}`,
  regimes: (row) => `${row.flow} ${row.code}`,
  exchangeRates: (row) => `${row.base} ${row.quote} ${row.kind}`,
  lanes: (row) => `order ${row.order}`,
  deadlines: (row) => row.name,
  calendar: () => 'working week',
  holidays: (row) => row.from,
  offices: (row) => `${row.kind} ${row.code}`,
  authority: (row) => row.subject,
  retries: (row) => row.counterparty,
  transport: (row) => row.mode,
  members: (row) => row.country,
  facts: (row) => row.code,
  restrictions: (row) =>
    [row.line, row.order, row.carrier ?? '', row.origins.join(), row.destinations.join(), row.modes.join()].join(' '),
};

/** Ids are unique in the pack and begin with its country; no subject is answered twice for one day. */
export function checkIds(pack: Pack): CountryProblem[] {
  const problem = problemsIn(pack, 'ids');
  const seen = new Map<string, string>();
  const problems: CountryProblem[] = [];
  const prefix = `${pack.manifest.country.toLowerCase()}.`;
  for (const name of ROW_LIST_NAMES) {
    const file = listFile(name);
    for (const row of pack.lists[name]) {
      const other = seen.get(row.id);
      if (other !== undefined) problems.push(problem(file, `${row.id} stands in ${other} already`));
      seen.set(row.id, file);
      if (!row.id.startsWith(prefix)) problems.push(problem(file, `${row.id} must begin with "${prefix}"`));
    }
    problems.push(...overlaps(pack, name).map((message) => problem(file, message)));
  }
  return problems;
}

function overlaps<N extends RowListName>(pack: Pack, name: N): string[] {
  const subjectOf = SUBJECTS[name];
  if (subjectOf === undefined) return [];
  const rows: PackLists[N][number][] = pack.lists[name];
  return rows.flatMap((row, index) =>
    rows
      .slice(index + 1)
      .filter((other) => subjectOf(other) === subjectOf(row) && overlap(row, other))
      .map((other) => `${row.id} and ${other.id} both answer for ${subjectOf(row)} on the same days`),
  );
}

const overlap = (a: Row, b: Row): boolean =>
  (b.until === null || a.from <= b.until) && (a.until === null || b.from <= a.until);
