import { createClassifier } from '../../classification/classifier.js';
import { seedNomenclature } from '../../classification/nomenclature/seedNomenclature.js';
import { adviceFor } from '../../classification/vagueness/advice.js';

const { classify } = createClassifier(seedNomenclature('2022'));
const causeOf = (text: string): string | undefined => classify(text).vague;

describe('descriptions too vague to clear', () => {
  it.each([
    // Transport Canada, PACT guide 1.9: patterns that reject an air waybill.
    ['', 'no_words'],
    ['12345', 'no_words'],
    ['$%^&*', 'no_words'],
    ['.wpx', 'no_words'],
    ['XXX', 'no_words'],
    // Lists of the European Union, Canada, the United States and the United Kingdom.
    ['Accessories', 'listed'],
    ['parts', 'listed'],
    ['Gift', 'listed'],
    ['Spare parts', 'listed'],
    ['said to contain', 'listed'],
    ['daily necessities', 'listed'],
    ['General merchandise', 'listed'],
    // Our own.
    ['black, xl', 'no_goods'],
    ['light grey', 'no_goods'],
    ['camel, EU 38 - UK 5', 'no_goods'],
    ['gift (no commercial value)', 'listed'],
    ['kitchen accessories', 'general'],
    ['car parts and accessories', 'general'],
    ['100% cotton', 'material_only'],
    ['Nivea', 'brand_only'],
    // The names stand in everyday words of several goods too.
    ['Nike', 'brand_only'],
    ['SONY', 'brand_only'],
    ['kids', 'general'],
    ['mens', 'general'],
    ['for the garden', 'general'],
    ['snacks', 'general'],
    ['qwrtzplk', 'unrecognised'],
  ])('"%s": %s', (text, cause) => {
    expect(causeOf(text)).toBe(cause);
  });

  it.each([
    "men's cotton shirts",
    'Bubbles Brand laundry detergent and soap',
    'Nivea face cream',
    'roasted coffee beans',
    'wooden salad bowl',
    'plastic toy',
    'orange juice',
    'handwoven basket, black, size M',
    '咖啡豆',
    'agaseke',
    'laptop computer',
    'nike trainers',
    'sony headphones',
    'lego',
    'kids bike',
    'prawn snacks',
    'garden gloves',
  ])('"%s" is not', (text) => {
    expect(causeOf(text)).toBeUndefined();
  });

  it('takes the name of a medicine for what it is', () => {
    expect(causeOf('paracetamol')).not.toBe('brand_only');
  });

  it('says for every cause what to write instead, with an example', () => {
    for (const cause of [
      'no_words',
      'no_goods',
      'listed',
      'general',
      'material_only',
      'brand_only',
      'unrecognised',
    ] as const) {
      const advice = adviceFor(cause);
      expect(advice.says).not.toBe('');
      expect(advice.writeInstead).toMatch(/^(Write|Name|Add) /);
      expect(advice.examples.length).toBeGreaterThan(0);
    }
  });
});
