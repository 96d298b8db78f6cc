import { billOf, fictionalPack, standardRegime } from '../../support/builders/fictionalPack.js';

const all = { flow: 'import' as const, hs: ['*'], partners: ['*'] };
const adValorem = (rate: string) => ({ kind: 'ad_valorem' as const, rate });
const xzd = (amount: string) => ({ amount, currency: 'XZD' });

describe('a measure of some regimes', () => {
  const pack = fictionalPack({
    regimes: [standardRegime([{ tax: 'duty' }]), standardRegime([{ tax: 'duty' }], { code: 'parcel', name: 'Parcel' })],
    measures: [
      { ...all, tax: 'duty', hs: ['090121'], regimes: ['standard'], rule: adValorem('0.10') },
      { ...all, tax: 'duty', regimes: ['parcel'], rule: { kind: 'flat_per_line', amount: xzd('3.00') } },
    ],
  });

  it('holds under them alone, however long the prefix of another', () => {
    expect(billOf(pack, [{ value: '100.00' }]).charges).toEqual(['1 duty 10.00']);
    expect(billOf(pack, [{ value: '100.00' }], { regime: 'parcel' }).charges).toEqual(['1 duty 3.00']);
    expect(billOf(pack, [{ value: '100.00', hs_code: '330499' }]).cannotSay[0]).toContain('No row of XZ');
  });
});

describe('goods whose rule is not known', () => {
  const pack = fictionalPack({
    regimes: [standardRegime([{ tax: 'duty' }, { tax: 'vat', base: ['customs_value', 'duty'] }])],
    measures: [
      { ...all, tax: 'duty', rule: adValorem('0.10') },
      { ...all, tax: 'duty', hs: ['09'], rule: { kind: 'not_known', why: 'The list was not read.' } },
      { ...all, tax: 'vat', rule: adValorem('0.20') },
    ],
    reliefs: [
      {
        flow: 'import',
        code: 'gift',
        name: 'Gift',
        conditions: 'Unpaid.',
        taxes: ['duty', 'vat'],
        hs: ['*'],
        partners: ['*'],
        upTo: xzd('45.00'),
        upToOf: 'claimed_lines',
      },
    ],
  });

  it('are not answered, with the reason of the pack, though a row for all goods is there', () => {
    expect(billOf(pack, [{ value: '10.00' }])).toEqual({
      charges: [],
      cannotSay: ['The list was not read.', 'It is computed on duty, which is not known.'],
    });
    expect(billOf(pack, [{ value: '10.00', hs_code: '330499' }]).charges).toEqual(['1 duty 1.00', '1 vat 2.20']);
  });

  it('are free all the same where a relief is granted', () => {
    expect(billOf(pack, [{ value: '10.00', relief: { code: 'gift' } }])).toEqual({
      charges: ['1 duty 0.00', '1 vat 0.00'],
      cannotSay: [],
    });
  });

  it.each([
    ['24.99', '1 duty 0.00'],
    ['25.00', '1 duty 0.00'],
    ['25.01', '1 duty 2.50'],
  ])('a relief by the lines that claim it counts these alone: with 20.00 beside %s, %s', (value, charge) => {
    const gift = { hs_code: '330499', relief: { code: 'gift' } };
    const lines = [
      { ...gift, value },
      { ...gift, value: '20.00' },
      { hs_code: '330499', value: '500.00' },
    ];
    expect(billOf(pack, lines).charges).toEqual(expect.arrayContaining([charge, '3 duty 50.00']));
  });
});

describe('a rate that tops up what others levy', () => {
  const country = (duty: string) =>
    fictionalPack({
      regimes: [standardRegime([{ tax: 'duty' }, { tax: 'surcharge' }])],
      measures: [
        { ...all, tax: 'duty', hs: ['090121'], rule: adValorem(duty) },
        { ...all, tax: 'surcharge', rule: { kind: 'top_up', rate: '0.10', with: ['duty'] } },
      ],
    });

  it.each([
    ['0', ['1 duty 0.00', '1 surcharge 10.00']],
    ['0.0999', ['1 duty 9.99', '1 surcharge 0.01']],
    ['0.10', ['1 duty 10.00', '1 surcharge 0.00']],
    ['0.12', ['1 duty 12.00', '1 surcharge 0.00']],
  ])('to 10 %% in all, over a duty of %s', (duty, charges) => {
    expect(billOf(country(duty), [{ value: '100.00' }]).charges).toEqual(charges);
  });

  it('is not known where they are not', () => {
    expect(billOf(country('0'), [{ value: '100.00', hs_code: '330499' }]).cannotSay).toEqual([
      expect.stringContaining('No row of XZ'),
      'It is computed on duty, which is not known.',
    ]);
  });
});

describe('a tax of some consignments', () => {
  const pack = fictionalPack({
    regimes: [
      standardRegime([
        { tax: 'harbor_fee', modes: ['sea'] },
        { tax: 'parcel_fee', notLevied: [{ above: xzd('150.00'), of: 'customs_value' }] },
        { tax: 'duty', notLevied: [{ upTo: xzd('100.00'), of: 'goods_price', exceptOrigins: ['XB'] }] },
        { tax: 'vat', base: ['customs_value', 'harbor_fee'] },
        { tax: 'logistics_tax', notLevied: [{ atLeast: xzd('150.00'), of: 'goods_price' }] },
      ]),
    ],
    measures: ['harbor_fee', 'parcel_fee', 'duty', 'vat', 'logistics_tax'].map((tax) => ({
      ...all,
      tax,
      rule: adValorem('0.10'),
    })),
  });

  it('goes by the mode of transport, and stands in no base where it is not levied', () => {
    expect(billOf(pack, [{ value: '50.00' }], { mode_of_transport: 'sea' }).charges).toEqual([
      '1 harbor_fee 5.00',
      '1 parcel_fee 5.00',
      '1 duty 0.00',
      '1 vat 5.50',
      '1 logistics_tax 5.00',
    ]);
    expect(billOf(pack, [{ value: '50.00' }]).charges).toEqual([
      '1 parcel_fee 5.00',
      '1 duty 0.00',
      '1 vat 5.00',
      '1 logistics_tax 5.00',
    ]);
  });

  it.each([
    ['149.99', '1 parcel_fee 15.00'],
    ['150.00', '1 parcel_fee 15.00'],
    ['150.01', '1 parcel_fee 0.00'],
  ])('ends above a value: %s bear %s', (value, charge) => {
    expect(billOf(pack, [{ value }]).charges[0]).toBe(charge);
  });

  it.each([
    ['149.99', '1 logistics_tax 15.00'],
    ['150.00', '1 logistics_tax 0.00'],
    ['150.01', '1 logistics_tax 0.00'],
  ])('ends from a value on: %s bear %s', (value, charge) => {
    expect(billOf(pack, [{ value }]).charges.at(-1)).toBe(charge);
  });

  it('is not spared to goods of some origins, line by line', () => {
    const lines = [{ value: '50.00' }, { value: '50.00', origin: 'XB' }];
    expect(billOf(pack, lines).charges).toEqual(expect.arrayContaining(['1 duty 0.00', '2 duty 5.00']));
  });
});

describe('a limit that the law states in another currency', () => {
  const limit = { id: 'xz.limit', per: 'transaction', of: 'goods_price', converted: true } as const;
  const country = (rates: { base: string; quote: string; rate: string }[]) =>
    fictionalPack({
      regimes: [
        standardRegime([{ tax: 'duty' }], { limits: [{ ...limit, amount: { amount: '150.00', currency: 'XYD' } }] }),
      ],
      measures: [{ ...all, tax: 'duty', rule: adValorem('0.10') }],
      rates,
    });

  it.each([
    ['637.49', ['1 duty 63.75']],
    ['637.50', ['1 duty 63.75']],
    ['637.51', []],
  ])('is held at the rate of the day: %s at 4.25 bear %j', (value, charges) => {
    const found = billOf(country([{ base: 'XYD', quote: 'XZD', rate: '4.25' }]), [{ value }]);
    expect(found.charges).toEqual(charges);
    if (charges.length === 0) expect(found.cannotSay[0]).toContain('XZD 637.51 is above the limit of XYD 150.00');
  });

  it('is not held without one, and nothing is charged', () => {
    expect(billOf(country([]), [{ value: '10.00' }])).toEqual({
      charges: [],
      cannotSay: [expect.stringContaining('no exchange rate to XZD')],
    });
  });
});
