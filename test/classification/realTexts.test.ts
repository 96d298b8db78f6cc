import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { createClassifier } from '../../classification/classifier.js';
import { seedNomenclature } from '../../classification/nomenclature/seedNomenclature.js';

/**
 * Real texts, none of which was looked at while the words were chosen (part `measuring`; see data/NOTICE), on the
 * built-in part of the nomenclature. The figures for a whole edition come from `npm run bench:classification`.
 */
const { classify, nomenclature } = createClassifier(seedNomenclature('2022'));

const readPart = (file: string): { description: string; heading: string }[] => {
  const text = readFileSync(join(import.meta.dirname, 'data', file), 'utf8');
  const rows = parse<{ description: string; heading: string; part: string }>(text, { columns: true });
  return rows.filter(({ part }) => part === 'measuring');
};
const share = (part: number, whole: number): number => part / whole;

describe('real texts', () => {
  it.each(['uk-parcels.csv', 'hscodecomp.csv'])('of %s get their heading among five for at least 45 of 100', (file) => {
    const texts = readPart(file).filter(({ heading }) => nomenclature.entries.has(heading));
    expect(texts.length).toBeGreaterThan(100);
    const found = texts.filter(({ description, heading }) =>
      classify(description).headings.some((offer) => offer.heading === heading),
    );
    expect(share(found.length, texts.length)).toBeGreaterThanOrEqual(0.45);
  });

  it('that tariff staff marked vague are stopped for at least 30 of 100, though most of them name goods', () => {
    const texts = readPart('uk-vague.csv');
    const stopped = texts.filter(({ description }) => classify(description).vague !== undefined);
    expect(share(stopped.length, texts.length)).toBeGreaterThanOrEqual(0.3);
  });

  it('that are good are stopped for at most 10 of 100', () => {
    const texts = ['uk-parcels.csv', 'hscodecomp.csv']
      .flatMap(readPart)
      .filter(({ heading }) => nomenclature.entries.has(heading));
    const stopped = texts.filter(({ description }) => classify(description).vague !== undefined);
    expect(share(stopped.length, texts.length)).toBeLessThanOrEqual(0.1);
  });
});
