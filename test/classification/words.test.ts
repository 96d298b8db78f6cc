import { cutNegated } from '../../classification/words/cutNegated.js';
import { foldText } from '../../classification/words/foldText.js';
import { readWords } from '../../classification/words/readWords.js';
import { finish } from '../../classification/sliced.js';
import { createSpelling } from '../../classification/words/spelling.js';
import { stemWord } from '../../classification/words/stemWord.js';

const stems = (text: string): string[] => readWords(text).map(({ stem }) => stem);

describe('the words of a description', () => {
  it.each([
    ['scarves', 'scarf'],
    ['jewellery', 'jewelry'],
    ['tyres', 'tire'],
    ['colouring', 'coloring'],
    ['fibre', 'fiber'],
    ['moisturiser', 'moisturizer'],
    ['yoghurts', 'yogurt'],
    ['chillies', 'chili'],
    ['ladies', 'womens'],
    ['boxes', 'box'],
  ])('%s is %s', (one, other) => {
    expect(stemWord(foldText(one))).toBe(stemWord(foldText(other)));
  });

  it.each([
    ['coat', 'coated'],
    ['glass', 'glasses'],
    ['cloth', 'clothes'],
    ['wash', 'washer'],
    ['organ', 'organic'],
  ])('%s is not %s', (one, other) => {
    expect(stemWord(one)).not.toBe(stemWord(other));
  });

  it('leaves out quantities, sizes, item numbers and advertising', () => {
    expect(stems('2 x 250g NEW best quality Arabica coffee, ref AB1234, free shipping')).toEqual(
      stems('arabica coffee'),
    );
  });

  it('joins a letter to its word, as in T-shirt and X-ray', () => {
    expect(stems('T-Shirt')).toEqual(stems('tshirts'));
    expect(stems('t shirt')).toEqual(stems('tee'));
    expect(stems('x-ray film')).toEqual(stems('xray film'));
  });

  it('knows what stands aside: after "for" and "with"', () => {
    const aside = readWords('leather strap for a watch, brown').map(({ text, aside: is }) => [text, is]);
    expect(aside).toEqual([
      ['leather', false],
      ['strap', false],
      ['watch', true],
    ]);
  });

  it('reads Chinese in pairs of characters', () => {
    expect(stems('咖啡豆')).toEqual(['咖啡', '啡豆']);
  });

  it('does not see accents', () => {
    expect(foldText('Rouge-à-Lèvres')).toBe('rouge-a-levres');
  });
});

describe('what goods are not', () => {
  it.each([
    ['Coffee; other than roasted, decaffeinated', 'other than roasted'],
    ['footwear excluding waterproof', 'excluding waterproof'],
    ['shampoo without sulphate', 'without sulphate'],
    ['milk drink no added sugar banana', 'no added sugar'],
    ['coffee, not roasted', 'not roasted'],
  ])('%s', (text, negated) => {
    expect(cutNegated(text).negated).toBe(negated);
    expect(cutNegated(text).kept).not.toContain(negated);
  });

  it('does not deny what may be so or not', () => {
    expect(cutNegated('coffee, whether or not roasted').negated).toBe('');
  });

  it('keeps a text that is nothing but a denial', () => {
    expect(cutNegated('not for sale')).toEqual({ kept: 'not for sale', negated: '' });
  });
});

describe('words that nobody knows as they are written', () => {
  const known = (...words: string[]) => new Map(words.map((word) => [word, { stem: stemWord(word), uses: 5 }]));
  const spelling = finish(
    createSpelling(known('shampoo', 'cream', 'sweatshirt', 'woven', 'skirt', 'ladies', 'lipstick', 'basket')),
  );
  const read = (word: string): string[] => spelling.read(word).map(({ stem }) => stem);

  it.each([
    ['a typing error', 'baskt', ['basket']],
    ['another', 'lipstik', ['lipstick']],
    ['one cut off', 'sweatshi', ['sweatshirt']],
    ['one without vowels', 'shmp', ['shampoo']],
    ['another without vowels', 'crm', ['cream']],
    ['several run together', 'ladieswovenskirt', ['ladies', 'woven', 'skirt']],
  ])('%s: %s', (_, word, meant) => {
    expect(read(word)).toEqual(meant.map(stemWord));
  });

  it('reads nothing into what is no word', () => {
    expect(read('zzqqxxv')).toEqual([]);
    expect(read('b4x9')).toEqual([]);
  });
});
