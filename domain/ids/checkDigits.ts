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

/**
 * Check digit of the GS1 keys (GTIN, GLN, SSCC): from the right the digits weigh 3 and 1 in turn, and the check digit is
 * the distance to the next ten. Source: GS1 General Specifications, check digit calculations.
 */
export function gs1CheckDigit(digits: string): number {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
}

/** The 31 characters of China's unified social credit code, in the order of their values: no I, O, S, V or Z. */
const USCC_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;

/**
 * Check character of a unified social credit code over its first 17 characters: 31 less the weighted sum modulo 31.
 * Source: national standard GB 32100.
 */
export function usccCheckCharacter(body: string): string {
  const sum = USCC_WEIGHTS.reduce(
    (total, weight, index) => total + weight * USCC_CHARACTERS.indexOf(body[index] ?? '0'),
    0,
  );
  return USCC_CHARACTERS[(31 - (sum % 31)) % 31] ?? '';
}
