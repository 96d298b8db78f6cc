import fc from 'fast-check';
import { createClassifier } from '../../classification/classifier.js';
import { createNomenclature } from '../../classification/nomenclature/nomenclature.js';
import { seedNomenclature } from '../../classification/nomenclature/seedNomenclature.js';

const seed = createClassifier(seedNomenclature('2022'));
const headings = (text: string): string[] => seed.classify(text).headings.map(({ heading }) => heading);

/** Headings beside the corridors' goods, where use, material and the head noun decide. */
const wider = createClassifier(
  createNomenclature('2022', 'imported', [
    ...seedNomenclature('2022').entries.values(),
    { code: '3926', text: 'Other articles of plastics' },
    { code: '4011', text: 'New pneumatic tyres of rubber' },
    { code: '6401', text: 'Waterproof footwear of rubber or plastics' },
    { code: '8215', text: 'Spoons, forks, ladles and like tableware' },
    { code: '8408', text: 'Diesel engines' },
    { code: '8703', text: 'Motor cars' },
    { code: '8704', text: 'Motor vehicles for goods' },
    { code: '8708', text: 'Parts of motor vehicles' },
  ]),
);
const best = (text: string): string | undefined => wider.classify(text).headings[0]?.heading;

describe('headings for the goods of the corridors, before any import', () => {
  it.each([
    ['Roasted arabica coffee beans 250g', '0901'],
    ['instant coffee sachets 3 in 1', '2101'],
    ['orthodox black tea in tea bags', '0902'],
    ['dried chilli flakes', '0904'],
    ['akabanga chili oil', '2103'],
    ['handwoven sisal basket', '4602'],
    ['macadamia nuts roasted salted', '2008'],
    ['prawn crackers', '1905'],
    ['face cream with moringa', '3304'],
    ['wood carving of a giraffe', '4420'],
    ['edible birds nest 100g', '0410'],
    ['durian candy', '1704'],
  ])('%s: %s', (text, heading) => {
    expect(headings(text)).toContain(heading);
  });

  it.each([
    ['café torréfié', '0901'],
    ['rouge à lèvres', '3304'],
    ['绿茶', '0902'],
    ['lv cha', '0902'],
    ['sarang burung walet', '0410'],
    ['keropok', '1905'],
    ['agaseke', '4602'],
    ['uduseke', '4602'],
    ['urusenda', '0904'],
  ])('in another language, %s: %s', (text, heading) => {
    expect(headings(text)).toContain(heading);
  });

  it('hears only the language it is asked in, beside English', () => {
    const inFrench = seed.classify('urusenda', 'fr').headings.map(({ heading }) => heading);
    expect(inFrench).not.toContain('0904');
    expect(seed.classify('urusenda', 'rw').headings[0]?.heading).toBe('0904');
  });

  it.each([
    ['cofee beens', '0901'],
    ['shmpoo 300ml', '3305'],
    ['hand wovn baskt', '4602'],
    ['chocolat bar', '1806'],
  ])('with typing errors, %s: %s', (text, heading) => {
    expect(headings(text)).toContain(heading);
  });

  it('names the words that spoke for a heading', () => {
    const [first] = seed.classify('blue box of handwoven sisal baskets').headings;
    expect(first?.heading).toBe('4602');
    expect(first?.words).toEqual(expect.arrayContaining(['baskets', 'sisal']));
    expect(first?.words).not.toContain('blue');
  });
});

describe('what decides', () => {
  it.each([
    ['use before material', 'plastic toy', '9503'],
    ['material where the use is the same', 'porcelain mug', '6911'],
    ['material where the use is the same', 'ceramic mug', '6912'],
    ['what it is made to be', 'rubber rain boots', '6401'],
    ['plating is no material', 'silver plated cutlery', '8215'],
    ['the thing, not what it is for', 'diesel engine for trucks', '8408'],
    ['the thing, not what carries it', 'car tire', '4011'],
    ['the thing, not what it stands in', 'coffee in a glass jar', '0901'],
  ])('%s: %s', (_, text, heading) => {
    expect(best(text)).toBe(heading);
  });

  it('does not take what the goods are not for what they are', () => {
    expect(wider.classify('sweets other than chocolate').headings[0]?.heading).toBe('1704');
  });
});

describe('an edition', () => {
  it('is never left: no code that it lacks is offered, whatever is asked', () => {
    const few = createClassifier(
      createNomenclature('2017', 'imported', [
        { code: '09', text: 'Coffee, tea and spices' },
        { code: '0901', text: 'Coffee' },
        { code: '090121', text: 'Coffee, roasted' },
      ]),
    );
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('coffee', 'tea', 'cotton', 'shirt', 'phone', 'toy', 'roasted', '咖啡', 'agaseke')),
        (words) => few.classify(words.join(' ')).headings.every(({ heading }) => few.nomenclature.entries.has(heading)),
      ),
    );
    expect(few.classify('cotton shirt').headings).toEqual([]);
  });

  it('offers five headings at most, the best first, with scores of 0 to 1', () => {
    const { headings: offered } = seed.classify('cotton shirt, coffee, tea, basket, soap, toy, candle and lamp');
    expect(offered.length).toBe(5);
    const scores = offered.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
  });

  it('keeps the words of goods that a later edition moved to a heading of their own', () => {
    const older = createClassifier(
      createNomenclature('2017', 'imported', [
        { code: '88', text: 'Aircraft' },
        { code: '8802', text: 'Other aircraft' },
      ]),
    );
    expect(older.classify('drone').headings.map(({ heading }) => heading)).toEqual(['8802']);
  });

  it('has the codes of its own year', () => {
    const older = seedNomenclature('2017').entries;
    const newer = seedNomenclature('2022').entries;
    // HS 2022 split 4420.10 into 4420.11 and 4420.19, and 0410.00 into 0410.10 and 0410.90.
    expect([older.has('442010'), older.has('442011'), older.has('041000'), older.has('041090')]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect([newer.has('442010'), newer.has('442011'), newer.has('041000'), newer.has('041090')]).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });
});
