import { assessDuty } from '../../rules/decisions/assessment/assessDuty.js';
import { billsLike, registry, type Bill, type Changes } from '../support/builders/destinationBill.js';
import { goods, parcelData, type Parcel } from '../support/builders/parcel.js';

const COFFEE: Parcel = {
  to: 'KE',
  from: 'CN',
  regime: 'home_use',
  date: '2026-11-23',
  mode: 'post',
  currency: 'KES',
  goods: [goods('090121', '100000')],
};
const coffee = billsLike(COFFEE);
const bill = (date: string, changes: Changes = {}): Bill => coffee({ date, ...changes });

describe('import declaration fee and railway development levy of Kenya', () => {
  // Fee 3.5 % until 30 June 2023, then 2.5 %; levy 2 %, then 1.5 % to 26 December 2024, then 2 % again.
  it.each([
    ['2022-07-01', '3500', '2000'],
    ['2023-06-30', '3500', '2000'],
    ['2023-07-01', '2500', '1500'],
    ['2024-12-26', '2500', '1500'],
    ['2024-12-27', '2500', '2000'],
    ['2026-11-23', '2500', '2000'],
  ])('on %s are %s and %s on KES 100,000', (date, import_declaration_fee, railway_development_levy) => {
    expect(bill(date).taxes).toMatchObject({ import_declaration_fee, railway_development_levy });
  });

  it('are outside the base of VAT: 16 % of value and duty of 35 %', () => {
    expect(bill('2026-11-23').taxes).toMatchObject({ duty: '35000', vat: '21600' });
  });

  it('are not levied, nor is duty, on goods of a partner state with their certificate', () => {
    expect(bill('2026-11-23', { regime: 'home_use_eac', from: 'RW' }).taxes).toEqual({ duty: '0', vat: '16000' });
    expect(bill('2026-11-23', { regime: 'home_use_eac', from: 'CN' }).reasons).toContain('goods sent from BI, CD, RW');
  });
});

describe('excise of Kenya on 26 and 27 December 2024', () => {
  const spirit = {
    unit: 'litre',
    quantity: '10',
    supplementary_quantities: [{ quantity: '40', unit: 'percent_volume' }],
  };
  // 1 kg of sweets: 42.91, 85.82. 10 l at 40 %: 10 x 356.42, then 4 l of alcohol x 1,000. Wine at 12 %: 10 x 243.43,
  // then 1.2 l x 2,250. Beer at 5 %: 10 x 142.44, then 0.5 l x 2,250.
  it.each([
    ['sweets', '170490', {}, '43', '86'],
    ['spirits', '220830', spirit, '3564', '4000'],
    [
      'wine',
      '220421',
      { ...spirit, supplementary_quantities: [{ quantity: '12', unit: 'percent_volume' }] },
      '2434',
      '2700',
    ],
    [
      'beer',
      '220300',
      { ...spirit, supplementary_quantities: [{ quantity: '5', unit: 'percent_volume' }] },
      '1424',
      '1125',
    ],
  ])('on %s', (_, hs, item, before, after) => {
    const withDuty = (date: string) => {
      const pack = registry.packAt('KE', date);
      const [duty] = pack.lists.measures;
      if (duty === undefined) throw new Error('no measure');
      const measures = [{ ...duty, id: 'ke.duty.all', hs: [hs] }, ...pack.lists.measures];
      return { ...pack, lists: { ...pack.lists, measures } };
    };
    const excise = (date: string) => bill(date, { hs, item, pack: withDuty(date) }).taxes['excise'];
    expect([excise('2024-12-26'), excise('2024-12-27')]).toEqual([before, after]);
  });

  it('falls on plastic film from 1 July 2025: 25 %, at least KES 200 a kilogram', () => {
    const film = { hs: '392010', item: { commodity_code: '39201090' } };
    const pack = registry.packAt('KE', '2025-07-01');
    const [duty] = pack.lists.measures;
    if (duty === undefined) throw new Error('no measure');
    const known = { ...pack, lists: { ...pack.lists, measures: [{ ...duty, hs: ['3920'] }, ...pack.lists.measures] } };
    // With duty of 35 %: 25 % of 1.35 x 592 is 199.80 and less than 200; of 1.35 x 593 it is 200.14.
    const excise = (date: string, price: string) => bill(date, { ...film, price, pack: known }).taxes['excise'];
    expect(excise('2025-06-30', '1000')).toBeUndefined();
    expect(['100', '592', '593', '1000'].map((price) => excise('2025-07-01', price))).toEqual([
      '200',
      '200',
      '200',
      '338',
    ]);
  });

  it('is left open where its rate was not read', () => {
    expect(bill('2026-11-23', { hs: '330499' }).open).toEqual(['duty on line 1', 'excise on line 1', 'VAT on line 1']);
  });
});

describe('Kenya as origin', () => {
  it('cannot say which charges there are', () => {
    const data = parcelData({
      ...COFFEE,
      to: 'RW',
      from: 'KE',
      regime: 'home_use_eac',
      currency: 'RWF',
      goods: [goods('090121', '100')],
    });
    const { origin, cannotSay } = assessDuty(registry, { data, date: '2026-11-23', stage: 'provisional' }).value;
    expect(origin).toEqual([]);
    expect(cannotSay[0]?.why).toContain('No source in reach says whether Kenya takes an export duty');
  });

  it('is not answered before the fourth band of the tariff', () => {
    expect(registry.findPackAt('KE', '2022-06-30')).toBeUndefined();
  });
});
