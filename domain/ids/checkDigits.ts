/** Check digits of the identifiers of the field. Pure sums over characters. */

const S10_WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7] as const;

/**
 * Check digit of a UPU S10 serial number of eight digits. Source: UPU standard S10: 11 − (weighted sum mod 11),
 * where 10 becomes 0 and 11 becomes 5.
 */
export function s10CheckDigit(serial: string): number {
  const sum = S10_WEIGHTS.reduce((total, weight, index) => total + weight * Number(serial[index]), 0);
  const check = 11 - (sum % 11);
  if (check === 10) return 0;
  return check === 11 ? 5 : check;
}

/**
 * Check digit by ISO 6346 over capitals and digits of any length: letters are worth 10 to 38 with the multiples of
 * eleven skipped, position i weighs 2^i, and the sum is taken modulo 11, where 10 becomes 0.
 */
export function iso6346CheckDigit(text: string): number {
  // Folding at every position keeps the sum small: 2^i would leave the exact integers for long texts.
  const [sum] = [...text].reduce<readonly [number, number]>(
    ([total, weight], character) => [(total + weight * iso6346Value(character)) % 11, (weight * 2) % 11],
    [0, 1],
  );
  return sum % 10;
}

function iso6346Value(character: string): number {
  if (character >= '0' && character <= '9') return Number(character);
  const ordinal = character.charCodeAt(0) - 'A'.charCodeAt(0) + 10;
  // A is 10, then 11, 22 and 33 are left out: one more after A, two after K, three after U.
  return ordinal + Math.floor((ordinal - 1) / 10);
}
