/**
 * How well classification holds on real texts, by source, and how fast it answers:
 *
 *     npm run bench:classification -- --nomenclature <harmonized-system.csv> [--texts <csv>]... [--vague <csv>]...
 *
 * Without `--nomenclature` it measures the built-in part alone. `--texts` adds labelled texts of your own (columns
 * `description` and `hs` or `heading`), `--vague` texts that are too vague (column `text` or `description`). The texts in
 * test/classification/data marked `measuring` were not looked at while words were tuned.
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { createClassifier, type Classifier } from '../classification/classifier.js';
import { createNomenclature } from '../classification/nomenclature/nomenclature.js';
import { readNomenclature } from '../classification/nomenclature/readNomenclature.js';
import { seedNomenclature } from '../classification/nomenclature/seedNomenclature.js';
import { layOut } from '../cli/render/columns.js';

interface LabelledText {
  readonly description: string;
  readonly heading: string;
}

const DATA = join(import.meta.dirname ?? '.', '../test/classification/data');
const { values } = parseArgs({
  options: {
    nomenclature: { type: 'string' },
    texts: { type: 'string', multiple: true, default: [] },
    vague: { type: 'string', multiple: true, default: [] },
  },
});

const readRows = (file: string): Record<string, string>[] =>
  parse<Record<string, string>>(readFileSync(file, 'utf8'), { columns: true, bom: true, relax_column_count: true });

const labelled = (rows: readonly Record<string, string>[]): LabelledText[] =>
  rows.map((row) => ({ description: row.description ?? '', heading: (row.heading ?? row.hs ?? '').slice(0, 4) }));

const textsOf = (rows: readonly Record<string, string>[]): string[] =>
  rows.map((row) => row.text ?? row.description ?? '');

const partOf = (file: string, part: string): Record<string, string>[] =>
  readRows(join(DATA, file)).filter((row) => row.part === part);

function loadClassifier(): Classifier {
  if (values.nomenclature === undefined) return createClassifier(seedNomenclature('2022'));
  const read = readNomenclature(readFileSync(values.nomenclature, 'utf8'));
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return createClassifier(createNomenclature('2022', 'imported', read.entries));
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const percent = (part: number, whole: number): string => (whole === 0 ? '-' : ((100 * part) / whole).toFixed(1));

const classifier = loadClassifier();
const times: number[] = [];

function measureGoods(name: string, all: readonly LabelledText[]): string[] {
  const texts = all.filter(({ heading }) => classifier.nomenclature.entries.has(heading));
  let [first, three, five, stopped] = [0, 0, 0, 0];
  for (const { description, heading } of texts) {
    const from = performance.now();
    const { headings, vague } = classifier.classify(description);
    times.push(performance.now() - from);
    const place = headings.findIndex((offered) => offered.heading === heading);
    if (place === 0) first += 1;
    if (place >= 0 && place < 3) three += 1;
    if (place >= 0) five += 1;
    if (vague !== undefined) stopped += 1;
  }
  return [name, String(texts.length), ...[first, three, five, stopped].map((part) => percent(part, texts.length))];
}

function measureVague(name: string, texts: readonly string[]): string[] {
  const causes = texts.map((text) => classifier.classify(text).vague);
  const stopped = causes.filter((cause) => cause !== undefined).length;
  const unlisted = causes.filter((cause) => cause !== 'listed');
  const caught = unlisted.filter((cause) => cause !== undefined).length;
  return [name, String(texts.length), percent(stopped, texts.length), percent(caught, unlisted.length)];
}

const { edition, origin, entries } = classifier.nomenclature;
say(`HS ${edition}, ${origin}: ${String(entries.size)} codes\n`);
layOut(
  ['Good texts', 'Texts', 'First %', 'Among 3 %', 'Among 5 %', 'Stopped as vague %'],
  [
    measureGoods('UK parcels, measuring', labelled(partOf('uk-parcels.csv', 'measuring'))),
    measureGoods('HSCodeComp, measuring', labelled(partOf('hscodecomp.csv', 'measuring'))),
    ...values.texts.map((file) => measureGoods(basename(file), labelled(readRows(file)))),
    measureGoods('UK parcels, tuning', labelled(partOf('uk-parcels.csv', 'tuning'))),
    measureGoods('HSCodeComp, tuning', labelled(partOf('hscodecomp.csv', 'tuning'))),
  ],
).forEach(say);
say('');
layOut(
  ['Vague texts', 'Texts', 'Stopped %', 'Of those on no list %'],
  [
    measureVague('UK parcels, measuring', textsOf(partOf('uk-vague.csv', 'measuring'))),
    ...values.vague.map((file) => measureVague(basename(file), textsOf(readRows(file)))),
    measureVague('UK parcels, tuning', textsOf(partOf('uk-vague.csv', 'tuning'))),
  ],
).forEach(say);
times.sort((a, b) => a - b);
const at = (part: number): string => (times[Math.floor(part * times.length)] ?? 0).toFixed(2);
say(`\nOne answer takes ${at(0.5)} ms (median), ${at(0.95)} ms (95 of 100), ${at(0.99)} ms (99 of 100).`);
