import type { DeclarationData } from '../../domain/declaration/declarationData.js';
import type { TableRate } from '../../domain/money/tableRate.js';
import type { Assessment } from '../../rules/decisions/assessment/assessment.js';
import { assessDuty } from '../../rules/decisions/assessment/assessDuty.js';
import { checkDeclaration } from '../../rules/decisions/declaration/checkDeclaration.js';
import { registry } from '../support/builders/destinationBill.js';
import { goods, parcelData, type Parcel } from '../support/builders/parcel.js';
import { tableRate } from '../support/rates/ecbRates.js';

const DATE = '2026-11-23';
const BY_POST = { date: DATE, mode: 'post', currency: 'CNY' } satisfies Partial<Parcel>;

function exported(mode: string | undefined, hs: string, value: string): DeclarationData {
  const data = parcelData({ ...BY_POST, to: 'TH', from: 'CN', regime: 'parcel', goods: [goods(hs, value)] });
  return { ...data, office_of_export: 'CNHGH', ...(mode === undefined ? {} : { export_regime: mode }) };
}

const originOf = (data: DeclarationData): Pick<Assessment, 'origin' | 'cannotSay'> =>
  assessDuty(registry, { data, date: DATE, stage: 'provisional' }).value;
const duties = (data: DeclarationData): string[] =>
  originOf(data).origin.map(({ tax, amount }) => `${tax} ${amount.currency} ${amount.amount}`);
const reasons = (data: DeclarationData): string =>
  originOf(data)
    .cannotSay.filter(({ what }) => what === 'charges at origin' || what.startsWith('export duty'))
    .map(({ why }) => why)
    .join(' ');

describe('export duty of China', () => {
  // FOB contains it: 1,400 / 1.4 x 40 %; 1,200 / 1.2 x 20 %.
  it.each([
    [undefined, '720241', '1400.00', 'export_duty CNY 400.00'],
    ['export', '720249', '1400.00', 'export_duty CNY 400.00'],
    ['export_9610', '720241', '1400.00', 'export_duty CNY 400.00'],
    ['export_1210', '720110', '1200.00', 'export_duty CNY 200.00'],
  ])('under %s on HS %s of CNY %s is %s', (mode, hs, value, expected) => {
    expect(duties(exported(mode, hs, value))).toEqual([expected]);
  });

  it('is left open for goods whose place on the list was not read', () => {
    const data = exported('export_9610', '610910', '100.00');
    expect(duties(data)).toEqual([]);
    expect(reasons(data)).toContain('No row of CN with a source says what export duty is on HS 610910');
  });
});

describe('the exchange rate of an export', () => {
  // Pig iron at 20 % in the price; TH takes no rate of the pack of China.
  const inDollars: DeclarationData = {
    ...parcelData({
      ...{ ...BY_POST, currency: 'USD', to: 'TH', from: 'CN', regime: 'parcel' },
      goods: [goods('720110', '120.00')],
    }),
    office_of_export: 'CNHGH',
  };
  const legalDay = tableRate('CNY', '7.00', '2026-10-21', { table: 'cn_customs', base: 'USD' });
  const decide = (tables: TableRate[], data = inDollars) => {
    const { value, explanation } = assessDuty(registry, { data, date: DATE, stage: 'final', rates: { tables } });
    const remarks = value.cannotSay.filter(
      ({ what, why }) => what === 'official exchange rate' && why.includes('cn_customs'),
    );
    return { charged: value.origin.map(({ amount }) => amount.amount), remarks, explanation };
  };

  it('that stands in for the official one is told, with the table it is looked for in', () => {
    const { charged, remarks, explanation } = decide([]);
    // 842.364 is CNY 842.36; / 1.2 x 20 %.
    expect(charged).toEqual(['140.39']);
    expect(remarks).toEqual([
      {
        about: 'remark',
        what: 'official exchange rate',
        why: expect.stringContaining('published on 2026-10-21 (tables: cn_customs)') as string,
      },
    ]);
    expect(explanation).toContain('reference rate');
  });

  it('is not remarked on where it is the official one, or where nothing is converted', () => {
    expect(decide([legalDay])).toMatchObject({ charged: ['140.00'], remarks: [] });
    expect(decide([legalDay]).explanation).toContain('official rate, published 2026-10-21');
    expect(decide([], exported(undefined, '720110', '1200.00'))).toMatchObject({ charged: ['200.00'], remarks: [] });
  });
});

describe('the list channel of 9710 and 9810', () => {
  it.each(['export_9710', 'export_9810'])('of %s holds up to and including CNY 5,000', (mode) => {
    const list = (value: string): string => reasons(exported(`${mode}_list`, '610910', value));
    expect(list('4999.99')).not.toContain('above the limit');
    expect(list('5000.00')).not.toContain('above the limit');
    expect(list('5000.01')).toContain('above the limit of CNY 5000.00 for one transaction');
    expect(list('5000.01')).toContain(`("${mode}"): declare under it`);
    expect(reasons(exported(mode, '610910', '5000.01'))).not.toContain('above the limit');
  });
});

describe('the number of a Chinese exporter', () => {
  const faults = (tin: string): string[] => {
    const data = exported('export_9610', '610910', '100.00');
    return checkDeclaration(registry, { ...data, exporter: { ...data.exporter, tin } }, DATE)
      .filter(({ pointer }) => pointer === '/exporter/tin')
      .map(({ code }) => code);
  };

  it('is its unified social credit code, with the right check character', () => {
    expect(faults('91330106MA2GK31C79')).toEqual([]);
    expect(faults('91330106MA2GK31C78')).toEqual(['IDENTIFIER.USCC_CHECK_CHARACTER']);
    expect(faults('102345678')).toEqual(['IDENTIFIER.USCC_MALFORMED']);
  });
});

describe('the simplified declaration of 9610 and the list channels', () => {
  const CHANNELS = ['export_9610_simplified', 'export_9710_list', 'export_9810_list'];
  const excluded = (mode: string, hs: string): string[] =>
    checkDeclaration(registry, exported(mode, hs, '100.00'), DATE)
      .filter(({ code }) => code === 'DECLARATION.GOODS_NOT_ALLOWED')
      .map(({ pointer }) => pointer);

  it.each(CHANNELS)('%s takes no goods that are known to bear export duty', (mode) => {
    for (const hs of ['720110', '720241', '720249']) expect(excluded(mode, hs)).toEqual(['/items/0/hs_code']);
    expect(excluded(mode, '610910')).toEqual([]);
  });

  it('leave them the summary and the full declaration', () => {
    for (const mode of ['export', 'export_9610', 'export_9710', 'export_9810', 'export_1210'])
      expect(excluded(mode, '720241')).toEqual([]);
  });
});

describe('a declaration that names its export regime', () => {
  const faults = (data: DeclarationData): [string, string][] =>
    checkDeclaration(registry, data, DATE)
      .filter(({ pointer }) => pointer === '/export_regime')
      .map(({ code, hint }) => [code, hint]);

  it.each([
    'export',
    'export_9610',
    'export_9610_simplified',
    'export_9710',
    'export_9710_list',
    'export_9810',
    'export_9810_list',
    'export_1210',
  ])('may name %s in China', (mode) => {
    expect(faults(exported(mode, '610910', '100.00'))).toEqual([]);
  });

  it('may leave it out, and may not name one that the pack does not know', () => {
    expect(faults(exported(undefined, '610910', '100.00'))).toEqual([]);
    const [[code, hint] = ['', '']] = faults(exported('export_9999', '610910', '100.00'));
    expect(code).toBe('DECLARATION.REGIME_NOT_SERVED');
    expect(hint).toContain('export_9610');
    expect(reasons(exported('export_9999', '610910', '100.00'))).toContain('does not know the regime "export_9999"');
  });

  it('may not name one of China from Rwanda', () => {
    const coffee = [goods('090121', '1')];
    const data = parcelData({ ...BY_POST, to: 'CN', from: 'RW', regime: 'retail_import', goods: coffee });
    expect(faults({ ...data, export_regime: 'export_9710' })).toEqual([
      ['DECLARATION.REGIME_NOT_SERVED', 'Regimes: export.'],
    ]);
  });
});
