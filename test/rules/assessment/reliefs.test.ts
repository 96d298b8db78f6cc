import { assessDestination } from '../../../rules/decisions/assessment/assessDestination.js';
import { bill, billOf, declarationOf, fictionalPack, standardRegime } from '../../support/builders/fictionalPack.js';

const all = { flow: 'import' as const, hs: ['*'], partners: ['*'] };
const relief = {
  flow: 'import',
  name: 'Returned goods',
  code: 'returned_goods',
  conditions: 'Unchanged since export.',
} as const;
/** Duty 10 %, VAT 20 % on value and duty; returned goods are free of duty with a document, gifts up to 39.00 of both. */
const pack = fictionalPack({
  regimes: [standardRegime([{ tax: 'duty' }, { tax: 'vat', base: ['customs_value', 'duty'] }])],
  measures: [
    { ...all, tax: 'duty', rule: { kind: 'ad_valorem', rate: '0.10' } },
    { ...all, tax: 'vat', rule: { kind: 'ad_valorem', rate: '0.20' } },
  ],
  reliefs: [
    { ...relief, taxes: ['duty'], hs: ['*'], partners: ['*'], needsDocument: true },
    {
      ...relief,
      code: 'gift',
      name: 'Gift',
      taxes: ['duty', 'vat'],
      hs: ['09', '33'],
      partners: ['XY'],
      upTo: { amount: '39.00', currency: 'XZD' },
    },
  ],
});
const explain = (goods: Parameters<typeof billOf>[1]) =>
  assessDestination(declarationOf(goods), pack, '2026-07-01').charges.map(({ explanation }) => explanation);

it('a relief takes away the taxes that it names, and later taxes are computed without them', () => {
  const claimed = { code: 'returned_goods', document_number: 'EX-1' };
  expect(billOf(pack, [{ value: '100.00', relief: claimed }]).charges).toEqual(['1 duty 0.00', '1 vat 20.00']);
  expect(explain([{ value: '100.00', relief: claimed }])[0]).toBe(
    'Duty: relieved as Returned goods (EX-1). Unchanged since export.',
  );
});

it('without its document it is not granted, and the charge says so', () => {
  const goods = [{ value: '100.00', relief: { code: 'returned_goods' } }];
  expect(billOf(pack, goods).charges).toEqual(['1 duty 10.00', '1 vat 22.00']);
  expect(explain(goods)[0]).toMatch(/asks for the number of its document, which is not declared/);
});

it.each([
  ['38.99', ['1 duty 0.00', '1 vat 0.00']],
  ['39.00', ['1 duty 0.00', '1 vat 0.00']],
  ['39.01', ['1 duty 3.90', '1 vat 8.58']],
])('a relief up to 39.00, on %s of goods', (value, charges) => {
  expect(billOf(pack, [{ value, relief: { code: 'gift' } }]).charges).toEqual(charges);
});

it('goods and countries that it does not name stay taxed, and a code that is not known is said', () => {
  expect(billOf(pack, [{ value: '1.00', hs_code: '220830', relief: { code: 'gift' } }]).charges[0]).toBe('1 duty 0.10');
  const elsewhere = declarationOf([{ value: '1.00', relief: { code: 'gift' } }], {
    corridor: { origin: 'XB', destination: 'XZ' },
  });
  expect(bill(assessDestination(elsewhere, pack, '2026-07-01')).charges[0]).toBe('1 duty 0.10');
  expect(explain([{ value: '1.00', relief: { code: 'lucky' } }])[0]).toMatch(/relief lucky is not known in XZ/);
});
