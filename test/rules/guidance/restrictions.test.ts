/** Prohibited and dangerous goods: line × destination × mode × date, right on both sides of every limit. */
import type { GuidanceQuestion } from '../../../rules/decisions/guidance/question.js';
import { ask } from './askGuidance.js';

const PHONE: Partial<GuidanceQuestion> = { hsCode: '851713', origin: 'MY', destination: 'SG' };
const ION = {
  battery: 'lithium_ion',
  battery_packing: 'in_equipment',
  battery_watt_hours: '100',
  cell_watt_hours: '20',
  cells_in_package: '4',
  batteries_in_package: '3',
  batteries_grams: '5000',
  batteries_tested: true,
  post_takes_lithium: true,
};
const METAL = { ...ION, battery: 'lithium_metal', battery_lithium_grams: '2', cell_lithium_grams: '1' };
const verdictOf = (facts: GuidanceQuestion['facts'], rest: Partial<GuidanceQuestion> = {}) =>
  ask({ ...PHONE, facts, ...rest }).verdict;

describe('lithium batteries by post', () => {
  it.each<[string, GuidanceQuestion['facts'], string]>([
    ['at every limit', ION, 'allow'],
    ['above 20 Wh a cell', { ...ION, cell_watt_hours: '20.01' }, 'refuse'],
    ['above 100 Wh a battery', { ...ION, battery_watt_hours: '100.01' }, 'refuse'],
    ['five cells and three batteries', { ...ION, cells_in_package: '5' }, 'refuse'],
    ['five cells in two batteries', { ...ION, cells_in_package: '5', batteries_in_package: '2' }, 'allow'],
    ['above 5 kg', { ...ION, batteries_grams: '5001' }, 'refuse'],
    ['not tested', { ...ION, batteries_tested: false }, 'refuse'],
    ['a post that may not take them', { ...ION, post_takes_lithium: false }, 'refuse'],
    ['metal at its limits', METAL, 'allow'],
    ['above 1 g of lithium a cell', { ...METAL, cell_lithium_grams: '1.01' }, 'refuse'],
    ['above 2 g of lithium a battery', { ...METAL, battery_lithium_grams: '2.01' }, 'refuse'],
    ['beside the equipment', { ...ION, battery_packing: 'with_equipment' }, 'refuse'],
    ['alone', { ...ION, battery_packing: 'alone' }, 'refuse'],
  ])('%s', (_, facts, verdict) => {
    expect(verdictOf(facts)).toBe(verdict);
  });

  it('asks for what it has to know, and only then', () => {
    const { verdict, questions } = ask({ ...PHONE });
    expect(verdict).toBe('cannot_say');
    expect(questions.map(({ name }) => name)).toEqual(expect.arrayContaining(['battery', 'post_takes_lithium']));
    expect(ask({}).questions.map(({ name }) => name)).not.toContain('battery');
  });

  it('a word of the description raises the question for any goods', () => {
    const bag = { hsCode: '420212', origin: 'MY', destination: 'SG' };
    expect(ask({ ...bag }).restrictions).toEqual([]);
    const lines = ask({ ...bag, description: 'Suitcase with power bank' }).restrictions.map(({ line }) => line);
    expect(lines).toEqual(['lithium_in_equipment', 'lithium_with_equipment', 'lithium_alone']);
  });

  it('a power bank is known by its code', () => {
    const { verdict, restrictions } = ask({ hsCode: '850760', origin: 'MY', destination: 'SG' });
    expect(verdict).toBe('refuse');
    expect(restrictions[0]?.rules[0]).toMatchObject({
      ruleId: 'xx.restriction.post-lithium-alone',
      confidence: 'official',
    });
  });
});

describe('lithium batteries by air', () => {
  const air = { mode: 'air' } as const;
  it.each<[string, GuidanceQuestion['facts'], string]>([
    ['alone at 30 per cent', { ...ION, battery_packing: 'alone', state_of_charge: '30' }, 'allow_with_permit'],
    ['alone above 30 per cent', { ...ION, battery_packing: 'alone', state_of_charge: '30.1' }, 'refuse'],
    ['packed beside at 30 per cent', { ...ION, battery_packing: 'with_equipment', state_of_charge: '30' }, 'allow'],
    [
      'packed beside above 30 per cent',
      { ...ION, battery_packing: 'with_equipment', state_of_charge: '31' },
      'allow_with_permit',
    ],
    [
      'packed beside, 2.7 Wh, charged',
      { ...ION, battery_packing: 'with_equipment', state_of_charge: '100', battery_watt_hours: '2.7' },
      'allow',
    ],
    ['inside at 100 Wh', ION, 'allow'],
    ['inside above 100 Wh', { ...ION, battery_watt_hours: '100.01' }, 'allow_with_permit'],
  ])('%s', (_, facts, verdict) => {
    expect(verdictOf(facts, air)).toBe(verdict);
  });

  it('a carrier’s own list counts only with that carrier', () => {
    const facts = { ...METAL, battery_packing: 'alone' };
    const other = ask({ ...PHONE, ...air, facts });
    expect(other.verdict).toBe('allow_with_permit');
    expect(other.restrictions.find(({ carrier }) => carrier === 'DHL Express')).toMatchObject({
      counts: false,
      verdict: 'refuse',
    });
    expect(ask({ ...PHONE, ...air, facts, carrier: 'dhl express' }).verdict).toBe('refuse');
  });
});

describe('perfume, drinks, tobacco and the rest', () => {
  it.each<[string, Partial<GuidanceQuestion>, string]>([
    ['perfume by post', { hsCode: '330300', facts: { dangerous_besides_batteries: true } }, 'refuse'],
    ['perfume by post, not told', { hsCode: '330300' }, 'cannot_say'],
    ['matches by post', { hsCode: '360500' }, 'refuse'],
    ['cigarettes by post to the United States', { hsCode: '240220', destination: 'US' }, 'refuse'],
    [
      'e-cigarettes to Singapore by air',
      { hsCode: '854340', destination: 'SG', mode: 'air', facts: { battery: 'none' } },
      'refuse',
    ],
    [
      'e-cigarettes to Australia by post',
      { hsCode: '854340', destination: 'AU', facts: { battery: 'none' } },
      'refuse',
    ],
    [
      'e-cigarettes to Australia by sea',
      { hsCode: '854340', destination: 'AU', mode: 'sea', facts: { battery: 'none' } },
      'allow_with_permit',
    ],
    ['roasted coffee to Mauritius by post', { destination: 'MU' }, 'refuse'],
    [
      'medicines to a person in Germany',
      { hsCode: '300490', destination: 'DE', facts: { recipient: 'person' } },
      'refuse',
    ],
    [
      'medicines for two months to Japan',
      {
        hsCode: '300490',
        destination: 'JP',
        facts: { recipient: 'person', medicine_on_prescription: false, medicine_months: '2' },
      },
      'allow',
    ],
    [
      'prescription medicines for two months to Japan',
      {
        hsCode: '300490',
        destination: 'JP',
        facts: { recipient: 'person', medicine_on_prescription: true, medicine_months: '2' },
      },
      'allow_with_permit',
    ],
    [
      'honey of 2 kg to a person in France',
      { hsCode: '040900', destination: 'FR', netWeightGrams: 2000, facts: { recipient: 'person' } },
      'allow',
    ],
    [
      'honey of 2,001 g to a person in France',
      { hsCode: '040900', destination: 'FR', netWeightGrams: 2001, facts: { recipient: 'person' } },
      'allow_with_permit',
    ],
    ['seeds by post to China', { hsCode: '120991' }, 'refuse'],
    ['seeds as cargo to China', { hsCode: '120991', mode: 'sea' }, 'allow_with_permit'],
    [
      'rosewood of 10 kg',
      { hsCode: '920290', facts: { listed_wood: 'rosewood', listed_wood_kilograms: '10' } },
      'allow',
    ],
    [
      'rosewood above 10 kg',
      { hsCode: '920290', facts: { listed_wood: 'rosewood', listed_wood_kilograms: '10.1' } },
      'allow_with_permit',
    ],
    ['ivory to the United States', { hsCode: '960110', destination: 'US', facts: { holds_ivory: true } }, 'refuse'],
    ['magnets of 0.002 gauss by air', { hsCode: '850511', mode: 'air', facts: { gauss_at_7_feet: '0.002' } }, 'allow'],
    [
      'stronger magnets by air',
      { hsCode: '850511', mode: 'air', facts: { gauss_at_7_feet: '0.01', gauss_at_15_feet: '0.00525' } },
      'allow_with_permit',
    ],
    [
      'too strong magnets by air',
      { hsCode: '850511', mode: 'air', facts: { gauss_at_7_feet: '0.01', gauss_at_15_feet: '0.0053' } },
      'refuse',
    ],
    ['goods nobody names', { hsCode: '950300', facts: { battery: 'none' } }, 'cannot_say'],
  ])('%s: %s', (_, question, verdict) => {
    expect(ask(question).verdict).toBe(verdict);
  });

  it('Royal Mail takes weak drinks in two litres', () => {
    const drink = { hsCode: '220421', origin: 'GB', destination: 'SG', carrier: 'Royal Mail' };
    const of = (percent: string, quantity: string) =>
      ask({ ...drink, quantity, facts: { alcohol_percent: percent, litres_per_piece: '1' } }).verdict;
    expect(of('23.9', '2')).toBe('allow');
    expect(of('24', '2')).toBe('refuse');
    expect(of('12', '3')).toBe('refuse');
  });

  it('says the reason, and what is not known', () => {
    const tobacco = ask({ hsCode: '240220', destination: 'US' });
    expect(tobacco.restrictions.flatMap(({ rules }) => rules)[0]).toMatchObject({
      verdict: 'refuse',
      reason: expect.stringContaining('without exception') as string,
      sourceUrl: expect.stringContaining('usps.com') as string,
    });
    expect(ask({ hsCode: '950300' }).cannotSay.map(({ what }) => what)).toContain('permits');
  });
});
