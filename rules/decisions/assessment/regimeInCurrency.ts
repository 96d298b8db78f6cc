import { roundingIn } from '../../money/rounding.js';
import type { Regime } from '../../schemas/regimes.js';

/** A regime as it is for amounts in a currency: what it rounds to the minor unit has that currency's decimals. */
export function regimeInCurrency(regime: Regime, currency: string): Regime {
  const { rounding, taxes } = regime;
  return {
    ...regime,
    rounding: roundingIn(currency, rounding),
    taxes: taxes.map((tax) => ({
      ...tax,
      ...(tax.rounding === undefined ? {} : { rounding: roundingIn(currency, tax.rounding) }),
      ...(tax.baseRounding === undefined ? {} : { baseRounding: roundingIn(currency, tax.baseRounding) }),
    })),
  };
}
