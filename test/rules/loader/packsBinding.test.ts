import { createPackRegistry, type PackRegistry } from '../../../rules/loader/packRegistry.js';
import { loadPacks } from '../../../rules/loader/loadPacks.js';
import { packsBinding, unionsBinding } from '../../../rules/loader/packsBinding.js';
import { COUNTRIES } from '../packRoots.js';

const registry = loadPacks(COUNTRIES);
const idsOf = (country: string, date = '2026-11-23', packs: PackRegistry = registry): string[] =>
  packsBinding(packs, country, date).map(({ manifest }) => manifest.country);

describe('packsBinding', () => {
  it.each([
    ['AT', ['EU', 'XX']],
    ['DE', ['DE', 'XX']],
    ['CN', ['CN', 'XX']],
    ['UG', ['XX']],
  ])('%s is bound by %j', (country, ids) => {
    expect(idsOf(country)).toEqual(ids);
  });

  it('counts a country as a member on its days alone', () => {
    const left = registry.packs.map((pack) =>
      pack.manifest.country === 'EU'
        ? {
            ...pack,
            lists: { ...pack.lists, members: pack.lists.members.map((row) => ({ ...row, until: '2026-06-30' })) },
          }
        : pack,
    );
    expect(idsOf('AT', '2026-06-30', createPackRegistry(left))).toEqual(['EU', 'XX']);
    expect(idsOf('AT', '2026-07-01', createPackRegistry(left))).toEqual(['XX']);
  });

  it('knows nothing before the first pack', () => {
    expect(idsOf('CN', '2016-04-07')).toEqual([]);
  });

  it('tells the unions of a country, whether it has a pack within one or the union names it', () => {
    expect(['DE', 'AT', 'CN'].map((country) => unionsBinding(registry, country, '2026-11-23'))).toEqual([
      ['EU'],
      ['EU'],
      [],
    ]);
  });
});
