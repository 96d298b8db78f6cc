/** Decimal text with at most four places -> whole ten-thousandths, so that sums of NUMERIC(19,4) are exact. */
export function tenThousandths(text: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,4}))?$/.exec(text);
  if (match === null) throw new RangeError(`not a decimal of four places: ${text}`);
  const [, sign = '', whole = '0', places = ''] = match;
  const units = BigInt(whole) * 10_000n + BigInt(places.padEnd(4, '0'));
  return sign === '-' ? -units : units;
}

/** Sum of decimal texts, in ten-thousandths. */
export function sum(texts: readonly string[]): bigint {
  return texts.reduce((total, text) => total + tenThousandths(text), 0n);
}

/** Whole ten-thousandths as decimal text without trailing noughts. */
export function asDecimal(units: bigint): string {
  const digits = (units < 0n ? -units : units).toString().padStart(5, '0');
  const places = digits.slice(-4).replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -4)}${places === '' ? '' : `.${places}`}`;
}
