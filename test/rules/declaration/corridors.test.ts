import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import { checkDeclaration } from '../../../rules/decisions/declaration/checkDeclaration.js';
import { loadPacks } from '../../../rules/loader/loadPacks.js';
import {
  buildBasketsDeclaration,
  buildMalaysiaDeclaration,
  buildSnackDeclaration,
  buildTeaDeclaration,
} from '../../support/builders/corridorData.js';
import { buildCoffeeDeclaration } from '../../support/builders/declarationData.js';
import { COUNTRIES } from '../packRoots.js';

const DATE = '2026-11-23';
const registry = loadPacks(COUNTRIES);
const faultsOf = (data: DeclarationData, date = DATE): [string, string][] =>
  checkDeclaration(registry, data, date).map(({ pointer, code }) => [pointer, code]);
const without = <T extends object, K extends keyof T>(object: T, key: K): Omit<T, K> => {
  const { [key]: _, ...rest } = object;
  return rest;
};
const { consignee, exporter } = buildTeaDeclaration();
const PROOF = { scheme: 'ldc', certificate_number: 'RW-CN-2026-00017', issued_on: '2026-11-16' };

describe('the corridors', () => {
  it.each([
    ['tea in general trade', buildTeaDeclaration()],
    ['tea with its certificate', buildTeaDeclaration({}, { preference: PROOF })],
    ['tea in retail import', buildTeaDeclaration({ regime: 'retail_import' })],
    ['baskets to Germany', buildBasketsDeclaration({ ioss_number: 'IM2760000018' })],
    ['coffee to Malaysia', buildMalaysiaDeclaration({ lvg_number: 'LVG-2401-00000042' })],
    ['a snack from Malaysia', buildSnackDeclaration()],
    ['a cosmetic from Malaysia', buildSnackDeclaration({}, { hs_code: '330499', gtin: '6291041500213' })],
  ])('%s may be submitted', (_, data) => {
    expect(faultsOf(data)).toEqual([]);
  });
});

describe('numbers that a regime asks for', () => {
  it('general trade into China wants the maker’s registration of food and the importer’s code', () => {
    const data = buildTeaDeclaration({
      consignee: without(consignee, 'uscc'),
      items: buildTeaDeclaration().items.map((item) => without(item, 'gacc_number')),
    });
    expect(faultsOf(data)).toEqual([
      ['/items/0/gacc_number', 'DECLARATION.FIELD_REQUIRED'],
      ['/consignee/uscc', 'DECLARATION.FIELD_REQUIRED'],
    ]);
    expect(checkDeclaration(registry, data, DATE)[0]?.hint).toContain('registered the establishment');
    expect(faultsOf({ ...data, regime: 'retail_import' })).toEqual([]);
  });

  it('asks from the day on which the law does', () => {
    const data = buildTeaDeclaration({
      invoice: { number: 'A', date: '2026-01-02', currency: 'USD' },
      items: buildTeaDeclaration().items.map((item) => without(item, 'gacc_number')),
    });
    expect(faultsOf(data, '2026-05-31')).toEqual([]);
    expect(faultsOf(data, '2026-06-01')).toEqual([['/items/0/gacc_number', 'DECLARATION.FIELD_REQUIRED']]);
  });

  it('asks for no registration of what is no food', () => {
    const data = buildSnackDeclaration({ regime: 'general_trade', consignee }, { hs_code: '330499' });
    expect(faultsOf(data)).toEqual([]);
    expect(faultsOf(buildSnackDeclaration({ regime: 'general_trade', consignee }))).toEqual([
      ['/items/0/gacc_number', 'DECLARATION.FIELD_REQUIRED'],
    ]);
  });
});

describe('what a regime does not take', () => {
  it('the small data set of the European Union takes no claim to a lower duty', () => {
    expect(faultsOf(buildBasketsDeclaration({}, { preference: PROOF }))).toEqual([
      ['/items/0/preference', 'DECLARATION.FIELD_INVALID'],
    ]);
  });

  it.each([
    ['wine to Germany', buildBasketsDeclaration({}, { hs_code: '220421' })],
    ['cigarettes to Malaysia', buildMalaysiaDeclaration({}, { hs_code: '240220' })],
    ['electronic cigarettes to Malaysia', buildMalaysiaDeclaration({}, { hs_code: '854340' })],
  ])('%s', (_, data) => {
    expect(faultsOf(data)).toContainEqual(['/items/0/hs_code', 'DECLARATION.GOODS_NOT_ALLOWED']);
  });

  it('a scheme that is not for these goods, and a certificate of tomorrow', () => {
    const preference = { ...PROOF, scheme: 'acfta', issued_on: '2026-11-24' };
    expect(faultsOf(buildTeaDeclaration({}, { preference }))).toEqual([
      ['/items/0/preference/scheme', 'DECLARATION.FIELD_INVALID'],
      ['/items/0/preference/issued_on', 'DECLARATION.FIELD_INVALID'],
    ]);
    expect(faultsOf(buildSnackDeclaration({}, { preference: PROOF }))).toEqual([
      ['/items/0/preference/scheme', 'DECLARATION.FIELD_INVALID'],
    ]);
  });
});

describe('numbers of parties, goods and parcel', () => {
  it.each<[string, DeclarationData, string, string]>([
    [
      'exporter’s EORI',
      buildTeaDeclaration({ exporter: { ...exporter, eori: 'GB1' } }),
      '/exporter/eori',
      'EORI_MALFORMED',
    ],
    [
      'exporter’s GLN',
      buildTeaDeclaration({ exporter: { ...exporter, gln: '0614141000006' } }),
      '/exporter/gln',
      'GLN_CHECK_DIGIT',
    ],
    [
      'consignee’s code',
      buildTeaDeclaration({ consignee: { ...consignee, uscc: '91330100799655058A' } }),
      '/consignee/uscc',
      'USCC_CHECK_CHARACTER',
    ],
    [
      'consignee’s EORI',
      buildTeaDeclaration({ consignee: { ...consignee, eori: '1' } }),
      '/consignee/eori',
      'EORI_MALFORMED',
    ],
    ['IOSS number', buildBasketsDeclaration({ ioss_number: 'IM27' }), '/ioss_number', 'IOSS_MALFORMED'],
    ['UCR', buildTeaDeclaration({ ucr: 'A_B' }), '/ucr', 'UCR_MALFORMED'],
    ['SSCC', buildTeaDeclaration({ sscc: '376104250021234568' }), '/sscc', 'SSCC_CHECK_DIGIT'],
    [
      'container',
      buildTeaDeclaration({ container_number: 'CSQU3054384' }),
      '/container_number',
      'CONTAINER_CHECK_DIGIT',
    ],
    ['GTIN', buildTeaDeclaration({}, { gtin: '6291041500214' }), '/items/0/gtin', 'GTIN_CHECK_DIGIT'],
    ['maker’s number', buildTeaDeclaration({}, { gacc_number: 'CRW1' }), '/items/0/gacc_number', 'GACC_MALFORMED'],
    [
      'Malaysian tax number',
      buildSnackDeclaration({ declarant: { name: 'A', tin: '101234567' } }),
      '/declarant/tin',
      'MALAYSIAN_TIN_MALFORMED',
    ],
  ])('a wrong %s is pointed at', (_, data, pointer, code) => {
    const faults = checkDeclaration(registry, data, DATE);
    expect(faults.map((fault) => [fault.pointer, fault.code])).toEqual([[pointer, `IDENTIFIER.${code}`]]);
    expect(faults[0]?.hint.length).toBeGreaterThan(10);
  });

  it('right ones pass', () => {
    const data = buildCoffeeDeclaration({
      ucr: '6RW101234567-KGL0117',
      sscc: '376104250021234569',
      container_number: 'CSQU3054383',
      exporter: { ...buildCoffeeDeclaration().exporter, eori: 'GB205672212000', gln: '0614141000005' },
    });
    expect(faultsOf(data)).toEqual([]);
  });
});
