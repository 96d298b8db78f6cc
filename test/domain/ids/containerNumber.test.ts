import fc from 'fast-check';
import {
  buildContainerNumber,
  CONTAINER_CATEGORIES,
  parseContainerNumber,
} from '../../../domain/ids/containerNumber.js';

const owner = fc
  .array(fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), { minLength: 3, maxLength: 3 })
  .map((letters) => letters.join(''));
const category = fc.constantFrom(...Object.keys(CONTAINER_CATEGORIES));
const serial = fc.nat(999_999);

describe('container numbers of ISO 6346', () => {
  // Wikipedia (ISO 6346), stormpat/Container-validator, langerheiko/Calc-ILU-check-digit; two of shipping lines.
  test.each(['CSQU3054383', 'TEXU3070079', 'ZEPU0037255', 'gesu 392766-0', 'MSKU9070323', 'APZU4812090'])(
    '%s is read',
    (text) => {
      const plain = text.replaceAll(/[ -]/g, '').toUpperCase();
      expect(parseContainerNumber(text)).toMatchObject({ ok: true, value: { text: plain, owner: plain.slice(0, 3) } });
    },
  );

  test.each([
    ['CSQU3054384', 'IDENTIFIER.CONTAINER_CHECK_DIGIT'],
    ['CSQX3054383', 'IDENTIFIER.CONTAINER_MALFORMED'],
    ['CSU3054383', 'IDENTIFIER.CONTAINER_MALFORMED'],
    ['CSQU305438', 'IDENTIFIER.CONTAINER_MALFORMED'],
  ])('%s is refused with %s', (text, code) => {
    expect(parseContainerNumber(text)).toMatchObject({ ok: false, problems: [{ code }] });
  });

  test('what is built is read again with the same parts', () => {
    fc.assert(
      fc.property(owner, category, serial, (letters, kind, number) => {
        const built = buildContainerNumber(letters, kind, number);
        if (!built.ok) throw new Error(JSON.stringify(built));
        expect(parseContainerNumber(built.value.text)).toEqual(built);
        expect([built.value.owner, built.value.category, Number(built.value.serial)]).toEqual([letters, kind, number]);
      }),
    );
    expect(buildContainerNumber('CS', 'U', 1)).toMatchObject({ ok: false });
    expect(buildContainerNumber('CSQ', 'U', 1_000_000)).toMatchObject({ ok: false });
  });

  test('one wrong digit is always found, except where the remainders 10 and 0 are folded together', () => {
    fc.assert(
      fc.property(
        owner,
        category,
        serial,
        fc.nat(5),
        fc.integer({ min: 1, max: 9 }),
        (letters, kind, number, at, by) => {
          const built = buildContainerNumber(letters, kind, number);
          if (!built.ok) throw new Error(JSON.stringify(built));
          const characters = [...built.value.text];
          characters[4 + at] = String((Number(characters[4 + at]) + by) % 10);
          const read = parseContainerNumber(characters.join(''));
          expect(!read.ok || read.value.checkDigit === 0).toBe(true);
        },
      ),
    );
  });
});
