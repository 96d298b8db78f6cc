/** The limit of an export regime as a declaration is held against it; law and limit: China's list channel of 9710, CNY 5,000. */
import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import { checkExportLimits, exportLimitRates } from '../../../rules/decisions/declaration/checkExportLimits.js';
import { registry } from '../../support/builders/destinationBill.js';
import { goods, parcelData } from '../../support/builders/parcel.js';
import { tableRate } from '../../support/rates/ecbRates.js';

const DATE = '2026-11-23';
/** The third Wednesday of October 2026, by whose rate China values what is sent in November. */
const LEGAL_DAY = '2026-10-21';

function shirts(value: string, currency: string, mode?: string, freight = '0'): DeclarationData {
  const parcel = { date: DATE, mode: 'post', to: 'DE', from: 'CN', regime: 'standard', currency, freight } as const;
  const data = parcelData({ ...parcel, goods: [goods('610910', value)] });
  return { ...data, office_of_export: 'CNHGH', ...(mode === undefined ? {} : { export_regime: mode }) };
}

const usd = (rate: string) => tableRate('CNY', rate, LEGAL_DAY, { table: 'cn_customs', base: 'USD' });
const told = (data: DeclarationData, rate?: string): [string, string][] =>
  checkExportLimits(registry, data, DATE, rate === undefined ? {} : { tables: [usd(rate)] }).map(
    ({ pointer, code }) => [pointer, code],
  );
const REFUSED = [['/export_regime', 'DECLARATION.LIMIT_EXCEEDED']];

describe('the limit of CNY 5,000 a consignment', () => {
  it('includes CNY 5,000 itself, without the freight', () => {
    expect(told(shirts('5000.00', 'CNY', 'export_9710_list', '300'))).toEqual([]);
    expect(told(shirts('5000.01', 'CNY', 'export_9710_list'))).toEqual(REFUSED);
    expect(told(shirts('5000.01', 'CNY', 'export_9810_list'))).toEqual(REFUSED);
  });

  it('names the regime that holds above it', () => {
    const [fault] = checkExportLimits(registry, shirts('6000.00', 'CNY', 'export_9810_list'), DATE);
    expect(fault?.hint).toContain('("export_9810"): declare under it.');
  });

  it('is no limit of the other modes', () => {
    for (const mode of [undefined, 'export', 'export_9610', 'export_9610_simplified', 'export_9710', 'export_1210'])
      expect(told(shirts('5000.01', 'CNY', mode))).toEqual([]);
  });

  it('goes by the official rate of the legal day before the one that stands in', () => {
    // USD 700 is CNY 5,040.00 at 7.20, and at the pack's reference rate of 7.0197 it is 4,913.79.
    const data = shirts('700.00', 'USD', 'export_9710_list');
    expect(told(data, '7.20')).toEqual(REFUSED);
    expect(told(data)).toEqual([]);
    // USD 713 is CNY 5,005.05 at 7.0197, and at 7.00 it is 4,991.00.
    const other = shirts('713.00', 'USD', 'export_9710_list');
    expect(told(other, '7.00')).toEqual([]);
    expect(told(other)).toEqual(REFUSED);
  });

  it('refuses nothing that no rate values', () => {
    expect(told(shirts('9000.00', 'EUR', 'export_9710_list'))).toEqual([]);
  });
});

describe('the exchange rates it is held by', () => {
  it('are those of the table and day that the law names', () => {
    expect(exportLimitRates(registry, shirts('700.00', 'USD', 'export_9710_list'), DATE)).toMatchObject([
      { table: 'cn_customs', currencies: ['CNY', 'USD'], day: LEGAL_DAY },
    ]);
  });

  it('are none in yuan, or under a mode without a limit', () => {
    expect(exportLimitRates(registry, shirts('700.00', 'CNY', 'export_9710_list'), DATE)).toEqual([]);
    expect(exportLimitRates(registry, shirts('700.00', 'USD', 'export_9710'), DATE)).toEqual([]);
  });
});
