import { joinUnions } from '../../../rules/loader/withinUnion.js';
import { billOf, fictionalPack, standardRegime, type BareLists } from '../../support/builders/fictionalPack.js';

const all = { flow: 'import' as const, hs: ['*'], partners: ['*'] };
const taxes = [{ tax: 'duty' }, { tax: 'vat', base: ['customs_value', 'duty'] }];
const unionManifest = { id: 'XU/2026-01-01', country: 'XU', roles: ['union'] };
const union = fictionalPack(
  {
    regimes: [standardRegime(taxes)],
    measures: [{ ...all, tax: 'duty', rule: { kind: 'ad_valorem', rate: '0.10' } }],
  },
  unionManifest,
);
const member = (more: BareLists = {}, manifest: object = { within: 'XU/2026-01-01' }) =>
  fictionalPack({ measures: [{ ...all, tax: 'vat', rule: { kind: 'ad_valorem', rate: '0.20' } }], ...more }, manifest);
const joined = (...packs: Parameters<typeof joinUnions>[0]) => {
  const { packs: found, faults } = joinUnions(packs);
  expect(faults).toEqual([]);
  const [, own] = found;
  if (own === undefined) throw new Error('the member is gone');
  return own;
};

it('a member answers with the duty of its union and a tax of its own', () => {
  expect(billOf(joined(union, member()), [{ value: '100.00' }]).charges).toEqual(['1 duty 10.00', '1 vat 22.00']);
});

it('a regime of the member stands in the place of the union’s of the same code', () => {
  const own = member({ regimes: [standardRegime(taxes, { rounding: { mode: 'truncate', scale: 0 } })] });
  expect(billOf(joined(union, own), [{ value: '105.00' }]).charges).toEqual(['1 duty 10', '1 vat 23']);
});

it('what the member rests on is in its hash: a changed union is another law', () => {
  const changed = fictionalPack(
    {
      regimes: [standardRegime(taxes)],
      measures: [{ ...all, tax: 'duty', rule: { kind: 'ad_valorem', rate: '0.11' } }],
    },
    unionManifest,
  );
  expect(joined(changed, member()).ref.hash).not.toBe(joined(union, member()).ref.hash);
  expect(joined(union, member()).ref).toEqual(joined(union, member()).ref);
});

it('a union that is not there, or is none, is named', () => {
  expect(joinUnions([member()]).faults).toEqual([expect.stringMatching(/within XU\/2026-01-01, which is no pack/)]);
  const noUnion = fictionalPack({}, { ...unionManifest, roles: ['destination'] });
  expect(joinUnions([noUnion, member()]).faults).toHaveLength(1);
});
