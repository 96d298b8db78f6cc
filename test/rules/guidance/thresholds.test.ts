/** Thresholds of weight, pieces and value at destinations abroad: on the limit and just above it. */
import type { GuidanceQuestion } from '../../../rules/decisions/guidance/question.js';
import { ask } from './askGuidance.js';

const OWN = { recipient: 'person', purpose: 'own_use' };
const COFFEE = { hsCode: '090121', origin: 'RW' };
const CREAM = { hsCode: '330499', origin: 'MY' };

describe('what a person may receive for own use', () => {
  it.each<[string, Partial<GuidanceQuestion>, string, string]>([
    [
      '5 kg of food into Singapore',
      { ...COFFEE, destination: 'SG', netWeightGrams: 5000 },
      'sg-food',
      'does_not_apply',
    ],
    ['5,001 g of food into Singapore', { ...COFFEE, destination: 'SG', netWeightGrams: 5001 }, 'sg-food', 'needed'],
    ['10 kg of food into Japan', { ...COFFEE, destination: 'JP', netWeightGrams: 10_000 }, 'jp-food', 'does_not_apply'],
    ['10,001 g of food into Japan', { ...COFFEE, destination: 'JP', netWeightGrams: 10_001 }, 'jp-food', 'needed'],
    ['24 creams into Japan', { ...CREAM, destination: 'JP', quantity: '24' }, 'jp-cosmetics', 'does_not_apply'],
    ['25 creams into Japan', { ...CREAM, destination: 'JP', quantity: '25' }, 'jp-cosmetics', 'needed'],
    [
      '20 kg of coffee into Canada',
      { ...COFFEE, destination: 'CA', netWeightGrams: 20_000 },
      'ca-food',
      'does_not_apply',
    ],
    ['20,001 g of coffee into Canada', { ...COFFEE, destination: 'CA', netWeightGrams: 20_001 }, 'ca-food', 'needed'],
    ['6 creams into Thailand', { ...CREAM, destination: 'TH', quantity: '6' }, 'th-cosmetics', 'does_not_apply'],
    ['7 creams into Thailand', { ...CREAM, destination: 'TH', quantity: '7' }, 'th-cosmetics', 'needed'],
  ])('%s', (_, question, code, standing) => {
    const { permits } = ask({ ...question, facts: OWN });
    expect(permits.find((need) => need.code === code)?.standing).toBe(standing);
  });

  it('for sale every weight needs the permit; of an unknown weight it depends', () => {
    const permit = (question: Partial<GuidanceQuestion>) =>
      ask({ ...COFFEE, destination: 'SG', ...question }).permits.find(({ code }) => code === 'sg-food');
    expect(permit({ netWeightGrams: 1, facts: { recipient: 'business' } })?.standing).toBe('needed');
    expect(permit({ facts: OWN })).toMatchObject({ standing: 'depends', asks: ['net_weight_grams'] });
  });
});

describe('food into the United States', () => {
  it('is announced before it is posted, unless one person gives it to another', () => {
    const notice = (facts: Record<string, string>) =>
      ask({ ...COFFEE, destination: 'US', facts }).documents.find(({ code }) => code === 'us-prior-notice')?.standing;
    expect(notice(OWN)).toBe('needed');
    expect(notice({ recipient: 'person', purpose: 'gift' })).toBe('does_not_apply');
  });

  it('is announced by air at least four hours before arrival', () => {
    const { documents } = ask({ ...COFFEE, destination: 'US', mode: 'air', facts: OWN });
    expect(documents.find(({ code }) => code === 'us-prior-notice')?.options).toMatchObject([
      { ruleId: 'xx.formality.us-prior-notice-air', says: expect.stringContaining('4 hours') as string },
    ]);
  });
});

describe('papers of customs in Rwanda', () => {
  it.each([
    ['499999.99', 'one_of'],
    ['500000.00', 'needed'],
  ])('for RWF %s: %s', (amount, standing) => {
    const { documents } = ask({ value: { amount, currency: 'RWF' } });
    expect(documents.find(({ code }) => code === 'export-declaration')?.standing).toBe(standing);
  });
});
