import { CURRENCIES, findMinorUnit, shownDecimals } from '../../../domain/money/minorUnits.js';
import { Decimal } from '../../../rules/money/decimal.js';
import { round, roundingIn, shownScale } from '../../../rules/money/rounding.js';
import { ECB_HEADER } from '../../support/rates/ecbRates.js';

const RATE_HISTORY = ECB_HEADER.split(',').slice(1, -1);
const CENTS = { mode: 'half_up', scale: 2, toMinorUnit: true } as const;

describe('minor units', () => {
  // ISO 4217, list one; for currencies that ended, as they had it while they lasted.
  it.each([
    ['JPY', 0],
    ['KRW', 0],
    ['RWF', 0],
    ['UGX', 0],
    ['XOF', 0],
    ['ISK', 0],
    ['USD', 2],
    ['CNY', 2],
    ['MYR', 2],
    ['KES', 2],
    ['KWD', 3],
    ['BHD', 3],
    ['TND', 3],
    ['CLF', 4],
    ['UYW', 4],
    ['ITL', 0],
    ['TRL', 0],
    ['DEM', 2],
    ['SIT', 2],
    ['HRK', 2],
  ])('%s has %i', (currency, decimals) => {
    expect(findMinorUnit(currency)).toBe(decimals);
  });

  it('are known once each, for more than two hundred currencies', () => {
    expect(CURRENCIES.length).toBeGreaterThan(200);
    expect(CURRENCIES).toEqual([...new Set(CURRENCIES)]);
    expect(CURRENCIES.every((code) => /^[A-Z]{3}$/.test(code))).toBe(true);
  });

  it('are known for every currency that the European Central Bank has quoted since 1999', () => {
    expect(RATE_HISTORY).toHaveLength(41);
    expect(RATE_HISTORY.filter((code) => findMinorUnit(code) === undefined)).toEqual([]);
  });

  it('have at least the decimals with which the platform shows the same currency', () => {
    const coarser = Intl.supportedValuesOf('currency').filter((code) => {
      const known = findMinorUnit(code);
      const format = new Intl.NumberFormat('en', { style: 'currency', currency: code });
      return known !== undefined && known < (format.resolvedOptions().maximumFractionDigits ?? 0);
    });
    expect(coarser).toEqual([]);
  });

  it('does not know what is no money: metals and codes for tests', () => {
    expect(['XAU', 'XTS', 'XXX', 'ABC', ''].map(findMinorUnit)).toEqual(Array(5).fill(undefined));
    expect(shownDecimals('ABC')).toBe(2);
  });

  it.each(CURRENCIES.map((code) => [code]))('rounds half a unit of %s up, and less than half down', (currency) => {
    const decimals = findMinorUnit(currency) ?? Number.NaN;
    const unit = new Decimal(10).pow(-decimals);
    const rounding = roundingIn(currency, CENTS);
    expect(rounding.scale).toBe(decimals);
    expect(round(unit.times('1.5'), rounding).equals(unit.times(2))).toBe(true);
    expect(round(unit.times('1.4999'), rounding).equals(unit)).toBe(true);
  });

  it('leaves a rounding alone that names its own scale', () => {
    expect(roundingIn('JPY', { mode: 'half_up', scale: 2 })).toEqual({ mode: 'half_up', scale: 2 });
    expect(roundingIn('ABC', CENTS).scale).toBe(2);
  });

  it.each([
    ['5', 'JPY', 0],
    ['5', 'USD', 2],
    ['5', 'KWD', 3],
    ['5.12345', 'USD', 5],
  ])('shows %s %s with %i decimals', (amount, currency, decimals) => {
    expect(shownScale(new Decimal(amount), currency)).toBe(decimals);
  });
});
