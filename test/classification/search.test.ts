import { createClassifier } from '../../classification/classifier.js';
import { pathOf } from '../../classification/nomenclature/nomenclature.js';
import { seedNomenclature } from '../../classification/nomenclature/seedNomenclature.js';
import { findOwnChoices } from '../../classification/ownChoices.js';
import { closestBelow, searchNomenclature } from '../../classification/searchNomenclature.js';

const classifier = createClassifier(seedNomenclature('2022'));
const codes = (question: string, limit = 10): string[] =>
  searchNomenclature(classifier, question, limit).map(({ entry }) => entry.code);

describe('a search', () => {
  it('by digits finds the codes that begin with them', () => {
    expect(codes('0901')).toEqual(['0901', '090111', '090112', '090121', '090122', '090190']);
    expect(codes('09.01 21')).toEqual(['090121']);
    expect(codes('46')).toEqual(['46', '4601', '460129', '460194', '4602', '460211', '460212', '460219', '460290']);
    expect(codes('7777')).toEqual([]);
  });

  it('by words finds headings and the subheadings that share a word', () => {
    expect(codes('roasted coffee').slice(0, 2)).toEqual(['0901', '090121']);
    expect(codes('green tea').slice(0, 3).sort()).toEqual(['0902', '090210', '090220']);
  });

  it('spells the path out, from the chapter down', () => {
    const [, roasted] = searchNomenclature(classifier, 'roasted coffee', 5);
    expect(roasted?.path.map(({ code }) => code)).toEqual(['09', '0901', '090121']);
    expect(roasted?.path.every(({ text }) => text !== '')).toBe(true);
  });

  it('answers no more than it is asked for', () => {
    expect(codes('coffee', 3).length).toBe(3);
  });

  it('leaves out subheadings that share nothing with the text', () => {
    expect(closestBelow(classifier, '0901', 'husks').map(({ code }) => code)).toEqual(['090190']);
    expect(closestBelow(classifier, '0901', 'umbrella')).toEqual([]);
  });

  it('has a path of what the edition knows only', () => {
    expect(pathOf(classifier.nomenclature, '999999')).toEqual([]);
  });
});

describe("a firm's own past choices", () => {
  const past = [
    { description: 'Roasted arabica coffee beans 500 g', code: '090121', declarationId: 'dec_1' },
    { description: 'Green arabica coffee', code: '090111', declarationId: 'dec_2' },
    { description: 'Sisal basket, hand woven', code: '460219', declarationId: 'dec_3' },
    { description: 'Roasted arabica coffee beans', code: '777777', declarationId: 'dec_4' },
  ];

  it('come by likeness of the words, whatever the size', () => {
    const [first] = findOwnChoices(classifier, 'arabica coffee beans, roasted, 250g', past);
    expect(first).toMatchObject({ code: '090121', declarationId: 'dec_1' });
  });

  it('are left out when the goods are others, or the edition lacks the code', () => {
    expect(findOwnChoices(classifier, 'shampoo', past)).toEqual([]);
    expect(findOwnChoices(classifier, 'roasted arabica coffee beans', past).map(({ code }) => code)).not.toContain(
      '777777',
    );
  });
});
