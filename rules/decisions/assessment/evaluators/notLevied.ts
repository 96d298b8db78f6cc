import { ZERO } from '../../../money/decimal.js';
import type { TaxContext, TaxResult } from './taxContext.js';

/** A source says that these goods do not bear the tax. */
export function evaluateNotLevied(context: TaxContext): TaxResult {
  return {
    answer: { legalAmount: ZERO, base: context.base, due: false, said: { code: 'charge.not_levied', params: {} } },
  };
}
