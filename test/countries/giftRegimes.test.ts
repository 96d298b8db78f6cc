import { loadPacks } from '../../rules/loader/loadPacks.js';
import { COUNTRIES } from '../rules/packRoots.js';

const regimes = loadPacks(COUNTRIES)
  .packs.flatMap((pack) => pack.lists.regimes)
  .filter(({ code }) => code === 'gift');

it('the European Union, Great Britain and Canada know a regime for gifts', () => {
  expect(new Set(regimes.map(({ id }) => id.slice(0, 2)))).toEqual(new Set(['eu', 'it', 'nl', 'pl', 'ro', 'gb', 'ca']));
});

it.each(regimes.map((regime) => [regime.id, regime] as const))('%s is offered to no seller of goods', (_, regime) => {
  expect(regime.onlyFor).toBe('gifts');
});
