import { checkAgencies } from './check/checkAgencies.js';
import { checkCompleteness } from './check/checkCompleteness.js';
import { checkDates } from './check/checkDates.js';
import { checkExamples } from './check/checkExamples.js';
import { checkFormat } from './check/checkFormat.js';
import { checkGuidance } from './check/checkGuidance.js';
import { checkIds } from './check/checkIds.js';
import { checkJsonSchemas } from './check/checkJsonSchemas.js';
import type { CountryProblem } from './check/problem.js';
import { checkReferences } from './check/checkReferences.js';
import { checkSources } from './check/checkSources.js';
import type { Pack } from './loader/pack.js';
import { createPackRegistry } from './loader/packRegistry.js';
import { parsePack } from './loader/parsePack.js';
import { joinUnions } from './loader/withinUnion.js';
import { listPackIds, readPackFiles } from './loader/readPackFolder.js';

export type { CheckPart, CountryProblem } from './check/problem.js';

/** What passing the check does not mean. Printed with its result. */
export const NOT_CHECKED: readonly string[] = [
  'whether a source says what its row says, or still says it',
  'whether the law has changed since the source was read',
  'whether addresses of sources still answer',
  'whether a published pack was edited in place (compare its content hash with recorded decisions)',
  'whether HS codes exist in the edition the pack names',
  'whether holidays that are announced from year to year are complete',
  'whether all goods, permits or taxes of a country are there: what is not listed is answered "cannot say"',
  'whether two packs of one corridor agree with each other',
];

/**
 * Everything that is wrong with the packs below a root (`<country>/<effective from>/`): format, schema, dates, ids,
 * sources, cross references, completeness and worked examples. An empty list is a pass, within {@link NOT_CHECKED}.
 */
export function checkCountries(root: string): CountryProblem[] {
  const read = listPackIds(root).map((id) => readPack(root, id));
  const own = read.flatMap(({ pack }) => pack ?? []);
  const { packs, faults } = joinUnions(own);
  const registry = createPackRegistry(packs);
  return [
    ...checkJsonSchemas(root),
    ...read.flatMap(({ problems }) => problems),
    ...faults.map((fault) => ({
      part: 'references' as const,
      file: fault.slice(0, fault.indexOf(': ')),
      message: fault.slice(fault.indexOf(': ') + 2),
    })),
    ...read.flatMap(({ pack }) => (pack === undefined ? [] : checkOwnRows(root, pack))),
    ...packs.flatMap((pack) => [...checkAnswers(pack), ...checkExamples(pack, registry)]),
    ...checkAgencies(packs),
    ...checkGuidance(own),
  ];
}

/**
 * Everything that is wrong with a pack that stands in no folder yet: as {@link checkCountries}, without its texts for people.
 *
 * @param own the pack's own rows
 * @param joined the same with the law of its union
 */
export const checkPack = ({ own, joined }: { own: Pack; joined: Pack }): CountryProblem[] => [
  ...checkIds(own),
  ...checkAnswers(joined),
];

/** What cannot be read of one pack; and the pack, where it can. */
function readPack(root: string, id: string): { problems: CountryProblem[]; pack?: Pack } {
  const format = checkFormat(root, id);
  if (format.some(({ message }) => message.startsWith('is not JSON'))) return { problems: format };
  const result = parsePack(readPackFiles(root, id));
  if ('problems' in result) {
    const schema = result.problems.map(({ file, at, message }) => ({
      part: 'schema' as const,
      file: `${id}/${file}`,
      message: at === '' ? message : `${at}: ${message}`,
    }));
    return { problems: [...format, ...schema] };
  }
  const { pack } = result;
  const { manifest } = pack;
  const named = manifest.id === id && `${manifest.country}/${manifest.effectiveFrom}` === id;
  const misnamed = {
    part: 'ids' as const,
    file: `${id}/pack.json`,
    message: `must say it is ${id}, as its folder does`,
  };
  return { problems: [...format, ...(named ? [] : [misnamed])], pack };
}

/** What is wrong with the rows that a pack itself brings. */
const checkOwnRows = (root: string, pack: Pack): CountryProblem[] => [...checkIds(pack), ...checkSources(root, pack)];

/** What is wrong with what a pack answers, together with the law of its union. */
const checkAnswers = (pack: Pack): CountryProblem[] => [
  ...checkDates(pack),
  ...checkReferences(pack),
  ...checkCompleteness(pack),
];
