import { iso6346CheckDigit, s10CheckDigit } from '../../../domain/ids/checkDigits.js';

describe('ISO 6346', () => {
  // Published examples: Wikipedia (ISO 6346), stormpat/Container-validator, langerheiko/Calc-ILU-check-digit,
  // PyPI ShippingContainerNumberValidate.
  test.each([
    ['CSQU305438', 3],
    ['TEXU307007', 9],
    ['ZEPU003725', 5],
    ['GESU392766', 0],
  ])('%s has check digit %i', (body, digit) => {
    expect(iso6346CheckDigit(body)).toBe(digit);
  });

  test('values every letter by the published list, the multiples of eleven left out', () => {
    const values =
      'A10 B12 C13 D14 E15 F16 G17 H18 I19 J20 K21 L23 M24 N25 O26 P27 Q28 R29 S30 T31 U32 V34 W35 X36 Y37 Z38';
    for (const entry of values.split(' ')) {
      const [letter = '', value] = [entry[0], Number(entry.slice(1))];
      expect([letter, iso6346CheckDigit(letter)]).toEqual([letter, (value % 11) % 10]);
    }
  });

  test('is the plain sum with weights 2^i, which a long text must not lose to rounding', () => {
    const digits = '9'.repeat(60);
    const exact = [...digits].reduce((sum, digit, index) => sum + BigInt(digit) * 2n ** BigInt(index), 0n);
    expect(iso6346CheckDigit(digits)).toBe(Number((exact % 11n) % 10n));
  });
});

describe('S10', () => {
  // 47312482 is the example of the standard; the others make the two replaced digits, 10 and 11, and the ends of the range.
  test.each([
    ['47312482', 9],
    ['00000000', 5],
    ['99999999', 5],
    ['10000000', 3],
    ['00001000', 8],
    ['00010000', 9],
    ['20000000', 6],
    ['30000000', 9],
    ['00000010', 2],
    ['00000100', 6],
    ['40000000', 1],
    ['70000000', 0],
  ])('%s has check digit %i', (serial, digit) => {
    expect(s10CheckDigit(serial)).toBe(digit);
  });
});
