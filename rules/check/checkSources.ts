import type { Pack } from '../loader/pack.js';
import { findText } from '../loader/readText.js';
import { listFile, ROW_LIST_NAMES } from '../schemas/lists.js';
import type { Row } from '../schemas/row.js';
import type { Source } from '../schemas/sources.js';
import { problemsIn, type CountryProblem } from './problem.js';

/** Every row names a source that the pack lists, fits its confidence, and is told in the country's SOURCES.md. */
export function checkSources(root: string, pack: Pack): CountryProblem[] {
  const problem = problemsIn(pack, 'sources');
  const sources = new Map(pack.lists.sources.map((source) => [source.id, source]));
  const problems: CountryProblem[] = [];
  if (sources.size !== pack.lists.sources.length) problems.push(problem('sources.json', 'a source stands there twice'));
  const used = new Set(pack.lists.examples.map((example) => example.source));
  for (const name of ROW_LIST_NAMES) {
    for (const row of pack.lists[name]) {
      used.add(row.source);
      problems.push(...faultsOf(row, sources.get(row.source)).map((message) => problem(listFile(name), message)));
    }
  }
  for (const example of pack.lists.examples) {
    if (!sources.has(example.source)) problems.push(problem('examples.json', `${example.id} names no known source`));
  }
  for (const source of sources.values()) {
    if (source.url === undefined && source.citation === undefined) {
      problems.push(problem('sources.json', `${source.id} gives neither an address nor a citation`));
    }
    if (!used.has(source.id) && !isMentioned(pack, source.id)) {
      problems.push(problem('sources.json', `${source.id} is the source of nothing`));
    }
  }
  return [...problems, ...checkSourcesPage(root, pack)];
}

function faultsOf(row: Row, source: Source | undefined): string[] {
  if (source === undefined) return [`${row.id} names the source "${row.source}", which the pack does not list`];
  const speaks = source.kind === 'law' || source.kind === 'authority';
  if (row.confidence === 'official' && !speaks) {
    return [`${row.id} claims to be official, but ${source.id} is only a ${source.kind}`];
  }
  if (row.confidence === 'default' && source.kind === 'law') return [`${row.id} is a default, but names a law`];
  if (row.confidence === 'demonstration' && row.note === undefined) {
    return [`${row.id} is for demonstration and must say so in a note`];
  }
  return [];
}

/** A note or a gap may refer to a source by its id. */
const isMentioned = (pack: Pack, id: string): boolean =>
  pack.lists.gaps.some((gap) => gap.says.includes(id)) ||
  ROW_LIST_NAMES.some((name) => pack.lists[name].some((row) => row.note?.includes(id) === true));

function checkSourcesPage(root: string, pack: Pack): CountryProblem[] {
  const file = `${pack.manifest.country}/SOURCES.md`;
  const text = findText(root, file);
  if (text === undefined) return [{ part: 'sources', file, message: 'is missing' }];
  return pack.lists.sources
    .filter((source) => !text.includes(`\`${source.id}\``))
    .map((source) => ({ part: 'sources' as const, file, message: `does not tell of the source \`${source.id}\`` }));
}
