import type { TableRate } from '../../domain/money/tableRate.js';
import { assessDestination } from '../../rules/decisions/assessment/assessDestination.js';
import { assessOrigin } from '../../rules/decisions/assessment/assessOrigin.js';
import { registry } from '../support/builders/destinationBill.js';
import { goods, parcelData } from '../support/builders/parcel.js';
import { tableRate } from '../support/rates/ecbRates.js';

/** Yuan for one dollar by day of publication. */
const table = (rates: Readonly<Record<string, string>>): TableRate[] =>
  Object.entries(rates).map(([day, rate]) =>
    tableRate('CNY', rate, day, { id: `cn_customs.${day}`, table: 'cn_customs', base: 'USD' }),
  );

/** The customs value of goods for USD 100, with why there is none or what took the place of the legal day. */
function valueOf(date: string, rates: Readonly<Record<string, string>>, regime = 'general_trade') {
  const way = { to: 'CN', from: 'RW', mode: 'post', currency: 'USD' } as const;
  const data = parcelData({ ...way, regime, date, goods: [goods('090121', '100.00')] });
  const side = assessDestination(data, registry.packAt('CN', date), date, { rates: { tables: table(rates) } });
  return {
    value: side.valued?.total.toFixed(2),
    instead: side.rates?.[0]?.instead,
    why: side.cannotSay.map(({ why }) => why).join(' '),
  };
}

describe('the third Wednesday of the month before, for goods into China', () => {
  // 17 December 2025, 21 January, 18 February and 18 March 2026 were third Wednesdays.
  const rates = {
    '2025-12-17': '7.05',
    '2026-01-14': '9.01',
    '2026-01-21': '7.01',
    '2026-01-28': '9.02',
    '2026-02-18': '7.02',
    '2026-03-18': '7.03',
  };

  it.each([
    ['2026-01-01', '705.00'],
    ['2026-01-31', '705.00'],
    ['2026-02-01', '701.00'],
    ['2026-02-28', '701.00'],
    ['2026-03-01', '702.00'],
    ['2026-03-31', '702.00'],
    ['2026-04-01', '703.00'],
  ])('on %s USD 100 are CNY %s, the same from the first of a month to its last', (date, value) => {
    expect(valueOf(date, rates)).toMatchObject({ value, instead: undefined });
  });

  it.each([['retail_import'], ['retail_import_full'], ['general_trade']])('holds for %s', (regime) => {
    expect(valueOf('2026-03-01', rates, regime).value).toBe('702.00');
  });

  it('holds for the duty on exports: 20 % in the price of pig iron for USD 120', () => {
    const date = '2026-03-01';
    const way = { to: 'RW', from: 'CN', mode: 'sea', currency: 'USD', regime: 'home_use' } as const;
    const data = parcelData({ ...way, date, goods: [goods('720110', '120.00')] });
    const { charges, cannotSay } = assessOrigin(data, registry.packAt('CN', date), date, { tables: table(rates) });
    // 842.40 / 1.2 = 702.00; 20 % of it.
    expect(charges.map(({ tax, amount }) => [tax, amount.amount])).toEqual([['export_duty', '140.40']]);
    expect(cannotSay).toEqual([]);
  });
});

describe('a third Wednesday that is no trading day', () => {
  // Nothing published from the Saturday before the Spring Festival of 2026 until Tuesday 24 February.
  const festival = { '2026-02-13': '9.01', '2026-02-24': '7.10', '2026-02-25': '7.20' };

  it.each([['retail_import'], ['retail_import_full'], ['general_trade']])(
    'gives way to the next trading day under Order 272, not to the Wednesday after: %s',
    (regime) => {
      expect(valueOf('2026-03-01', festival, regime)).toMatchObject({ value: '710.00', instead: 'next_after' });
    },
  );

  // After ten days the pack's reference of 7.0197 stands in, and it is said what is lacking.
  it.each([
    ['2026-02-28', '710.00', false],
    ['2026-03-01', '701.97', true],
  ])('is not bridged over more than ten days: with the rate of %s it is %s, with a remark: %s', (day, value, told) => {
    const found = valueOf('2026-03-02', { '2026-02-13': '9.01', [day]: '7.10' });
    expect(found.value).toBe(value);
    expect(found.why.includes('The law takes the rate published on 2026-02-18')).toBe(told);
  });

  // Wednesday 21 February 2018 was the last day of the Spring Festival's week.
  it.each([
    [{ '2018-02-22': '6.34', '2018-02-28': '6.32' }, '632.00'],
    [{ '2018-02-22': '6.34', '2018-02-27': '6.31' }, undefined],
  ])('gave way to the fourth Wednesday under Order 124: of %j counts %s', (published, value) => {
    const mark = value === undefined ? undefined : 'week_later';
    expect(valueOf('2018-03-01', published)).toMatchObject({ value, instead: mark });
    expect(valueOf('2018-03-01', published, 'retail_import').value).toBe(value);
  });

  // The third Wednesdays were 16 October and 20 November 2024; Order 272 is in force from 1 December 2024.
  const published = {
    '2024-10-17': '7.11',
    '2024-10-23': '7.12',
    '2024-11-21': '7.13',
    '2024-11-27': '7.14',
  };
  it.each([
    ['2024-11-30', '712.00', 'week_later'],
    ['2024-12-01', '713.00', 'next_after'],
    ['2025-12-31', undefined, undefined],
  ])('on %s counts CNY %s (%s)', (date, value, instead) => {
    for (const regime of ['retail_import', 'general_trade'])
      expect(valueOf(date, published, regime)).toMatchObject({ value, instead });
  });
});
