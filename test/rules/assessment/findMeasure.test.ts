import { billOf, fictionalPack, standardRegime, type BareLists } from '../../support/builders/fictionalPack.js';

type Measure = NonNullable<BareLists['measures']>[number];
const row = (hs: string, rate: string, more: Partial<Measure> = {}): Measure => ({
  flow: 'import',
  tax: 'duty',
  hs: [hs],
  partners: ['*'],
  rule: { kind: 'ad_valorem', rate },
  ...more,
});
const country = (measures: Measure[], tax: object = {}) =>
  fictionalPack({ regimes: [standardRegime([{ tax: 'duty', ...tax }])], measures });
const duty = (measures: Measure[], goods: object, more: object = {}) =>
  billOf(country(measures), [{ value: '100.00', ...goods }], more);

it('the longest prefix that fits decides, of the national code where one is declared', () => {
  const rows = [row('*', '0.01'), row('09', '0.02'), row('090121', '0.03'), row('09012100', '0.04')];
  expect(duty(rows, { hs_code: '847130' }).charges).toEqual(['1 duty 1.00']);
  expect(duty(rows, { hs_code: '090190' }).charges).toEqual(['1 duty 2.00']);
  expect(duty(rows, { hs_code: '090121', commodity_code: '09012100' }).charges).toEqual(['1 duty 4.00']);
});

it('a row that names the country of origin goes before one for all', () => {
  const rows = [row('0901', '0.10'), row('0901', '0.00', { partners: ['XA'] })];
  expect(duty(rows, {}).charges).toEqual(['1 duty 10.00']);
  expect(duty(rows, { origin: 'XA' }).charges).toEqual(['1 duty 0.00']);
});

it('asks for the longer code where the tariff goes into more digits than are declared, and not alike', () => {
  const rows = [row('0901', '0.10'), row('09012100', '0.04'), row('09012110', '0.05')];
  const { charges, cannotSay } = duty(rows, {});
  expect(charges).toEqual([]);
  expect(cannotSay.join()).toMatch(/several rates .*09012100, 09012110/);
  expect(duty([row('0901', '0.10'), row('09012100', '0.10')], {}).charges).toEqual(['1 duty 10.00']);
});

it('answers for the province of the consignee, and asks for it where taxes go by it', () => {
  const rows = [
    row('*', '0.05'),
    row('*', '0.08', { subdivisions: ['XZ-ON'] }),
    row('*', '0.10', { subdivisions: ['XZ-NS'] }),
  ];
  const to = (subdivision?: string) =>
    duty(rows, {}, { consignee: { name: 'B', address: 'B', country: 'XZ', ...(subdivision ? { subdivision } : {}) } });
  expect(to('XZ-ON').charges).toEqual(['1 duty 8.00']);
  expect(to('XZ-AB').charges).toEqual(['1 duty 5.00']);
  expect(to().charges).toEqual([]);
  expect(to().cannotSay.join()).toMatch(/province or state .*XZ-NS, XZ-ON/);
});

it('goods without a row are not answered, or do not bear a tax whose rows are a closed list', () => {
  const rows = [row('22', '0.30')];
  expect(billOf(country(rows), [{ value: '1.00' }]).cannotSay.join()).toMatch(/No row of XZ/);
  expect(billOf(country(rows, { absent: 'not_levied' }), [{ value: '1.00' }])).toEqual({ charges: [], cannotSay: [] });
});
