/** The form of a declaration's data by the contract: what the rules are handed has it, and what has not is pointed at. */
import { checkDeclarationShape, checkDraftShape } from '../../../api/contract/checkDeclarationShape.js';
import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import {
  buildBasketsDeclaration,
  buildMalaysiaDeclaration,
  buildSnackDeclaration,
  buildTeaDeclaration,
} from '../../support/builders/corridorData.js';

const cny = (amount: string): { amount: string; currency: string } => ({ amount, currency: 'CNY' });
const ORDER = {
  platform: 'Liangpin Mall',
  order_number: 'LP-20261123-0001',
  payment_reference: 'PAY-778812',
  goods_value: cny('600.00'),
  freight: cny('20.00'),
  discount: cny('10.00'),
  withheld_tax: cny('55.51'),
  paid: cny('665.51'),
  buyer: { name: 'Li Na', identity_number: '330106199001011234' },
};
const EVERYTHING = buildTeaDeclaration(
  {
    pre_lodged: true,
    exportation_date: '2026-11-30',
    transport_document: { carrier: 'Iposita', number: 'CP123456785RW' },
    marketplace_order: ORDER,
    ucr: '6RW103456789-KGL0117',
    sscc: '376104250021234569',
    container_number: 'CSQU3054383',
  },
  {
    gtin: '6291041500213',
    preference: { scheme: 'ldc', certificate_number: 'RW-CN-17', issued_on: '2026-11-16' },
    requested_certificates: ['certificate_of_origin'],
  },
);

const faultsOf = (data: unknown): [string, string][] =>
  checkDeclarationShape(data).map(({ pointer, code }) => [pointer, code]);

describe('the form of a declaration', () => {
  it.each<[string, DeclarationData]>([
    ['tea with everything declared', EVERYTHING],
    ['baskets', buildBasketsDeclaration({ ioss_number: 'IM2760000018' })],
    ['coffee to Malaysia', buildMalaysiaDeclaration({ lvg_number: 'LVG-2401-00000042' })],
    ['a snack from Malaysia', buildSnackDeclaration()],
  ])('%s has it, as a whole and as a draft', (_, data) => {
    expect(faultsOf(data)).toEqual([]);
    expect(checkDraftShape(data)).toEqual({ data, faults: [] });
  });

  it.each<[string, Partial<DeclarationData> | Record<string, unknown>, string]>([
    ['a day of exportation that is none', { exportation_date: '2026-11-31' }, '/exportation_date'],
    ['a word for pre_lodged', { pre_lodged: 'yes' }, '/pre_lodged'],
    [
      'a waybill with a blank',
      { transport_document: { carrier: 'Iposita', number: 'CP 1' } },
      '/transport_document/number',
    ],
    ['a waybill without carrier', { transport_document: { number: 'CP1' } }, '/transport_document/carrier'],
    ['an order without buyer', { marketplace_order: { ...ORDER, buyer: undefined } }, '/marketplace_order/buyer'],
    [
      'an order with an amount below zero',
      { marketplace_order: { ...ORDER, paid: cny('-1') } },
      '/marketplace_order/paid/amount',
    ],
    ['an IOSS number without IM', { ioss_number: '3720000224' }, '/ioss_number'],
    ['a short LVG number', { lvg_number: 'L1' }, '/lvg_number'],
    ['a container of eleven letters', { container_number: 'CSQUABCDEFG' }, '/container_number'],
    ['an SSCC of 17 digits', { sscc: '37610425002123456' }, '/sscc'],
    ['a UCR of 36 characters', { ucr: 'A'.repeat(36) }, '/ucr'],
  ])('%s is pointed at', (_, changes, pointer) => {
    expect(faultsOf({ ...buildTeaDeclaration(), ...changes }).map(([at]) => at)).toEqual([pointer]);
  });

  it.each([
    [{ gtin: '629104150021A' }, '/items/0/gtin'],
    [{ gacc_number: 'RWA15002602130007C' }, '/items/0/gacc_number'],
    [{ preference: { scheme: 'ldc', certificate_number: 'A' } }, '/items/0/preference/issued_on'],
    [{ requested_certificates: ['kosher'] }, '/items/0/requested_certificates/0'],
  ])('%j of an item is pointed at', (changes, pointer) => {
    const [item] = buildTeaDeclaration().items;
    expect(faultsOf({ ...buildTeaDeclaration(), items: [{ ...item, ...changes }] }).map(([at]) => at)).toEqual([
      pointer,
    ]);
  });

  it('a misspelt member is refused, with the one that is meant', () => {
    const [fault] = checkDeclarationShape({ ...buildTeaDeclaration(), ios_number: 'IM2760000018' });
    expect(fault).toMatchObject({ pointer: '/ios_number', hint: 'Did you mean "ioss_number"?' });
  });
});
