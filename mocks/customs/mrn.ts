/** ISO 6346 letter values: from A = 10 upwards, leaving out the multiples of 11. */
const LETTER_VALUES = new Map<string, number>();
let value = 10;
for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
  if (value % 11 === 0) value += 1;
  LETTER_VALUES.set(letter, value);
  value += 1;
}

/** The check character after the first 17: sum of values times 2^position, modulo 11, where 10 is written 0. */
export function mrnCheckCharacter(first17: string): string {
  const sum = [...first17].reduce(
    (total, character, position) => total + (LETTER_VALUES.get(character) ?? Number(character)) * 2 ** position,
    0,
  );
  return String((sum % 11) % 10);
}

/**
 * A movement reference number: year, office of export (UN/LOCODE, its country first), sequence, check character; 18
 * characters in all.
 */
export function issueMrn(year: number, office: string, sequence: number): string {
  const first17 = `${String(year % 100).padStart(2, '0')}${office}${String(sequence).padStart(10, '0')}`;
  return first17 + mrnCheckCharacter(first17);
}
