import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import { checkDeclaration } from '../../../rules/decisions/declaration/checkDeclaration.js';
import { loadPacks } from '../../../rules/loader/loadPacks.js';
import { buildChiliDeclaration, buildCoffeeDeclaration } from '../../support/builders/declarationData.js';
import { COUNTRIES, TEST_PACKS } from '../packRoots.js';

const DATE = '2026-11-23';
const registry = loadPacks(COUNTRIES);
const coffee = buildCoffeeDeclaration();
type Item = DeclarationData['items'][number];

const faultsOf = (data: DeclarationData, packs = registry): [string, string][] =>
  checkDeclaration(packs, data, DATE).map(({ pointer, code }) => [pointer, code]);

const withItem = (changes: Partial<Item>): DeclarationData =>
  buildCoffeeDeclaration({ items: coffee.items.map((item) => ({ ...item, ...changes })) });

describe('checkDeclaration', () => {
  it('finds nothing wrong with the example parcels', () => {
    expect(faultsOf(coffee)).toEqual([]);
    expect(faultsOf(buildChiliDeclaration())).toEqual([]);
    expect(faultsOf(buildCoffeeDeclaration({ incoterm: 'DDP', destination_charges_paid_by: 'seller' }))).toEqual([]);
  });

  it.each(['__proto__', 'constructor', 'toString'])('no origin is called %s, and no number has its form', (origin) => {
    const faults = faultsOf({ ...coffee, corridor: { ...coffee.corridor, origin } });
    expect(faults.map(([pointer]) => pointer)).toContain('/corridor/origin');
    expect(faults.map(([pointer]) => pointer)).not.toContain('/exporter/tin');
  });

  it.each<[string, DeclarationData, [string, string][]]>([
    ['an HS code that is none', withItem({ hs_code: '9x' }), [['/items/0/hs_code', 'IDENTIFIER.HS_CODE_MALFORMED']]],
    ['a national code', withItem({ hs_code: '0901210000' }), [['/items/0/hs_code', 'IDENTIFIER.HS_CODE_MALFORMED']]],
    [
      'goods neither pack knows',
      withItem({ hs_code: '420221' }),
      [
        ['/items/0/hs_code', 'DECLARATION.FIELD_INVALID'],
        ['/items/0/hs_code', 'DECLARATION.FIELD_INVALID'],
      ],
    ],
    [
      'goods China’s pack does not know',
      withItem({ hs_code: '090122' }),
      [['/items/0/hs_code', 'DECLARATION.FIELD_INVALID']],
    ],
    ['goods made elsewhere', withItem({ origin: 'UG' }), [['/items/0/origin', 'DECLARATION.FIELD_INVALID']]],
    ['no quantity', withItem({ quantity: '0' }), [['/items/0/quantity', 'DECLARATION.FIELD_INVALID']]],
    ['a quantity in words', withItem({ quantity: 'ten' }), [['/items/0/quantity', 'DECLARATION.FIELD_INVALID']]],
    ['no weight', withItem({ net_weight_grams: 0 }), [['/items/0/net_weight_grams', 'DECLARATION.FIELD_INVALID']]],
    ['half grams', withItem({ net_weight_grams: 1.5 }), [['/items/0/net_weight_grams', 'DECLARATION.FIELD_INVALID']]],
    [
      'a value of nothing',
      withItem({ value: { amount: '0.00', currency: 'USD' } }),
      [['/items/0/value/amount', 'DECLARATION.FIELD_INVALID']],
    ],
    [
      'a value in another currency',
      withItem({ value: { amount: '280.00', currency: 'EUR' } }),
      [['/items/0/value/currency', 'MONEY.CURRENCIES_DIFFER']],
    ],
    [
      'a value with a comma',
      withItem({ value: { amount: '280,00', currency: 'USD' } }),
      [['/items/0/value/amount', 'MONEY.AMOUNT_MALFORMED']],
    ],
    [
      'freight below zero',
      buildCoffeeDeclaration({ freight: { amount: '-1', currency: 'USD' } }),
      [['/freight/amount', 'MONEY.AMOUNT_MALFORMED']],
    ],
    [
      'net above gross',
      buildCoffeeDeclaration({ gross_weight_grams: 9_999 }),
      [['/gross_weight_grams', 'DECLARATION.NET_EXCEEDS_GROSS']],
    ],
    ['no items', buildCoffeeDeclaration({ items: [] }), [['/items', 'DECLARATION.FIELD_REQUIRED']]],
    [
      'a line twice',
      buildCoffeeDeclaration({ gross_weight_grams: 30_000, items: [...coffee.items, ...coffee.items] }),
      [['/items/1/line', 'DECLARATION.LINE_REPEATED']],
    ],
    [
      'a wrong TIN',
      buildCoffeeDeclaration({ declarant: { name: 'A', tin: '12' } }),
      [['/declarant/tin', 'IDENTIFIER.TIN_MALFORMED']],
    ],
    [
      'an exporter abroad',
      buildCoffeeDeclaration({ exporter: { ...coffee.exporter, country: 'UG' } }),
      [['/exporter/country', 'DECLARATION.FIELD_INVALID']],
    ],
    [
      'a consignee elsewhere',
      buildCoffeeDeclaration({ consignee: { ...coffee.consignee, country: 'FR' } }),
      [['/consignee/country', 'DECLARATION.FIELD_INVALID']],
    ],
    [
      'DDP paid by the buyer',
      buildCoffeeDeclaration({ incoterm: 'DDP' }),
      [['/destination_charges_paid_by', 'DECLARATION.PAYER_CONTRADICTS_TERMS']],
    ],
    [
      'an invoice of tomorrow',
      buildCoffeeDeclaration({ invoice: { ...coffee.invoice, date: '2026-11-24' } }),
      [['/invoice/date', 'DECLARATION.INVOICE_IN_FUTURE']],
    ],
    [
      'an unknown office',
      buildCoffeeDeclaration({ office_of_export: 'RWBYB' }),
      [['/office_of_export', 'DECLARATION.FIELD_INVALID']],
    ],
    [
      'an unknown place',
      buildCoffeeDeclaration({ place_of_destination: 'CNSHA' }),
      [['/place_of_destination', 'DECLARATION.FIELD_INVALID']],
    ],
    ['an unknown regime', buildCoffeeDeclaration({ regime: 'gift' }), [['/regime', 'DECLARATION.REGIME_NOT_SERVED']]],
    [
      'another mode of transport',
      buildCoffeeDeclaration({ mode_of_transport: 'sea' }),
      [['/mode_of_transport', 'DECLARATION.FIELD_INVALID']],
    ],
    [
      'no such destination',
      buildCoffeeDeclaration({
        corridor: { origin: 'RW', destination: 'AQ' },
        consignee: { ...coffee.consignee, country: 'AQ' },
      }),
      [['/corridor/destination', 'DECLARATION.CORRIDOR_NOT_SERVED']],
    ],
    [
      'Thailand as origin',
      buildCoffeeDeclaration({
        corridor: { origin: 'TH', destination: 'CN' },
        exporter: { ...coffee.exporter, country: 'TH' },
      }),
      [
        ['/corridor/origin', 'DECLARATION.CORRIDOR_NOT_SERVED'],
        ['/items/0/origin', 'DECLARATION.FIELD_INVALID'],
      ],
    ],
  ])('finds %s', (_, data, expected) => {
    expect(faultsOf(data)).toEqual(expected);
  });

  it('finds all faults at once, each with a message and a hint', () => {
    const data = buildCoffeeDeclaration({
      incoterm: 'DDP',
      gross_weight_grams: 1_000,
      office_of_export: 'KENBO',
      items: coffee.items.map((item) => ({ ...item, hs_code: '090199', value: { amount: '0', currency: 'EUR' } })),
    });
    const faults = checkDeclaration(registry, data, DATE);
    expect(faults.map(({ pointer }) => pointer)).toEqual([
      '/destination_charges_paid_by',
      '/office_of_export',
      '/items/0/hs_code',
      '/items/0/hs_code',
      '/gross_weight_grams',
      '/items/0/value/currency',
      '/items/0/value/amount',
    ]);
    expect(faults.every(({ message, hint }) => message.length > 10 && hint.length > 10)).toBe(true);
    expect(faults[1]?.hint).toBe('Offices of export: RWKGL (Kigali International Airport, customs).');
  });

  it('holds a parcel against the weight limit of its mode, where a source gives one', () => {
    const parcel = (gross_weight_grams: number): DeclarationData =>
      buildCoffeeDeclaration({
        corridor: { origin: 'XT', destination: 'CN' },
        exporter: { ...coffee.exporter, country: 'XT' },
        office_of_export: 'XTAAA',
        gross_weight_grams,
        items: coffee.items.map((item) => ({ ...item, origin: 'XT' })),
      });
    const fiction = loadPacks(TEST_PACKS);
    expect(faultsOf(parcel(20_000), fiction)).toEqual([]);
    expect(faultsOf(parcel(20_001), fiction)).toEqual([['/gross_weight_grams', 'DECLARATION.LIMIT_EXCEEDED']]);
  });
});
