import { decidePermits } from '../../../rules/decisions/permits/decidePermits.js';
import { loadPacks } from '../../../rules/loader/loadPacks.js';
import { buildSnackDeclaration, buildTeaDeclaration } from '../../support/builders/corridorData.js';
import { COUNTRIES } from '../packRoots.js';

const DATE = '2026-11-23';
const registry = loadPacks(COUNTRIES);
const needs = (data: ReturnType<typeof buildSnackDeclaration>) => decidePermits(registry, { data, date: DATE }).value;

describe('permits of the Malaysian agencies', () => {
  it('a snack to China needs the health ministry, and nobody else unless the exporter asks', () => {
    expect(
      needs(buildSnackDeclaration()).map(({ permitType, agency, decides }) => [permitType, agency, decides]),
    ).toEqual([['moh-health-certificate', 'MOH', 'authority']]);
    const asked = buildSnackDeclaration({}, { requested_certificates: ['halal', 'certificate_of_origin'] });
    expect(needs(asked).map(({ agency }) => agency)).toEqual(['MOH', 'JAKIM', 'MITI']);
  });

  it('a certificate is asked for the lines that want it alone', () => {
    const [snack] = buildSnackDeclaration().items;
    if (snack === undefined) throw new Error('no snack');
    const data = buildSnackDeclaration({
      gross_weight_grams: 5000,
      items: [snack, { ...snack, line: 2, net_weight_grams: 1500, requested_certificates: ['halal'] }],
    });
    expect(needs(data).map(({ agency, lines, quantityGrams }) => [agency, lines, quantityGrams])).toEqual([
      ['MOH', [1, 2], 3500],
      ['JAKIM', [2], 1500],
    ]);
  });

  it('a cosmetic needs its notification, tea the plant quarantine too', () => {
    expect(needs(buildSnackDeclaration({}, { hs_code: '330499' })).map(({ agency }) => agency)).toEqual(['NPRA']);
    expect(needs(buildSnackDeclaration({}, { hs_code: '090230' })).map(({ agency }) => agency)).toEqual([
      'MOH',
      'MAQIS',
    ]);
  });
});

describe('permits of tea from Rwanda', () => {
  it('are the board’s, marked as assumed, and the inspectorate’s', () => {
    expect(needs(buildTeaDeclaration()).map(({ permitType, confidence }) => [permitType, confidence])).toEqual([
      ['naeb-tea-export', 'default'],
      ['rica-phytosanitary', 'secondary'],
    ]);
  });
});
