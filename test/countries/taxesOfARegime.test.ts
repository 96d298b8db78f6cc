import { checkCountries } from '../../rules/check.js';
import { copyPacks } from './packCopy.js';

type Regime = Record<string, unknown> & { taxes: Record<string, unknown>[] };

/** What a regime says of its taxes and of its value, said wrongly in a copy of the packs. */
const FAULTS: [string, (regime: Regime) => void, RegExp][] = [
  [
    'a tax waived together with others that the regime does not have',
    (regime) => (regime['notCollectedTogether'] = { taxes: ['vat', 'stamp_duty'], below: '60.00' }),
    /stamp_duty is not collected together with others, and is no tax of it/,
  ],
  [
    'a tax rounded with one that comes after it',
    ({ taxes: [duty] }) => duty !== undefined && (duty['roundedWith'] = 'vat'),
    /duty is rounded with vat, which is not before it/,
  ],
  [
    'a deduction from the value in another currency',
    (regime) => (regime['valuation'] = { less: { amount: '60.00', currency: 'USD' } }),
    /what is taken off the value is not in CNY/,
  ],
];

describe('checkCountries', () => {
  it.each(FAULTS)('finds %s', (_, plant, says) => {
    const packs = copyPacks();
    try {
      packs.row('CN/2026-01-01/regimes.json', {}, (row) => {
        plant(row as Regime);
      });
      const found = checkCountries(packs.root).filter(({ part }) => part === 'references');
      expect(found.map(({ message }) => message).join('\n')).toMatch(says);
    } finally {
      packs.discard();
    }
  });
});
