import { layOut } from '../render/columns.js';
import type { Paint } from '../render/paint.js';
import type { ScenarioResult } from '../scenario/runScenario.js';

/** What came of every parcel, one line each, then the sum of it. */
export function closingTable(results: readonly ScenarioResult[], elapsedMs: number, paint: Paint): string[] {
  const rows = results.map((result, index) => [
    String(index + 1).padStart(2),
    result.title,
    result.expectedEnd,
    result.reachedEnd ?? 'nothing',
    seconds(result.elapsedMs),
  ]);
  const [headings = '', ...lines] = layOut(['No', 'Parcel', 'Expected end', 'Reached end', 'Time'], rows);
  const failures = results.filter(({ passed }) => !passed);
  const sum =
    failures.length === 0
      ? paint('good', `All ${results.length} parcels reached their expected end in ${seconds(elapsedMs)}.`)
      : paint('bad', `${failures.length} of ${results.length} parcels did not come out as expected.`);
  return [
    paint('strong', headings),
    ...lines.map((line, index) => (results[index]?.passed === true ? line : paint('bad', line))),
    '',
    sum,
    ...failures.flatMap(({ name, failure }) => [paint('bad', `${name}: ${failure ?? 'another end than expected'}`)]),
  ];
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
