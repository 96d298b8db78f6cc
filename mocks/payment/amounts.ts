import { z } from 'zod';

/** Decimals that amounts are reckoned with here; more than any currency has. */
const DECIMALS = 4;

export const AmountSchema = z.string().regex(/^\d{1,15}(\.\d{1,4})?$/, 'A decimal amount with at most four decimals.');

/** Ten-thousandths of the unit, exactly. */
export function partsOf(amount: string): bigint {
  const [whole = '0', decimals = ''] = amount.split('.');
  return BigInt(whole + decimals.padEnd(DECIMALS, '0'));
}

/** The sum of decimal amounts, exactly, in ten-thousandths. */
export const sumOf = (amounts: readonly string[]): bigint => amounts.reduce((sum, amount) => sum + partsOf(amount), 0n);
