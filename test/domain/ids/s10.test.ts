import fc from 'fast-check';
import { buildS10, parseS10, S10_SERVICES } from '../../../domain/ids/s10.js';

const anySerial = fc.integer({ min: 0, max: 99_999_999 });
const anyService = fc.constantFrom(...Object.keys(S10_SERVICES)).map((first) => `${first}P`);
const anyCountry = fc.constantFrom('RW', 'CN', 'GB');

describe('S10 item identifiers', () => {
  // RB123456785GB is the example of national posts' guides; EE473124829NL the serial of the standard's worked example.
  test.each(['RB123456785GB', 'EE473124829NL', 'rr 473 124 829 rw'])('%s is read', (text) => {
    const result = parseS10(text);
    expect(result).toMatchObject({ ok: true, value: { text: text.replaceAll(' ', '').toUpperCase() } });
  });

  test.each([
    ['RB123456784GB', 'IDENTIFIER.S10_CHECK_DIGIT'],
    ['RB12345678GB', 'IDENTIFIER.S10_MALFORMED'],
    ['R1123456785GB', 'IDENTIFIER.S10_MALFORMED'],
    ['RB123456785G8', 'IDENTIFIER.S10_MALFORMED'],
    ['', 'IDENTIFIER.S10_MALFORMED'],
  ])('%s is refused with %s', (text, code) => {
    expect(parseS10(text)).toMatchObject({ ok: false, problems: [{ code }] });
  });

  test('the problem says which digit was expected', () => {
    expect(parseS10('RB123456784GB')).toEqual({
      ok: false,
      problems: [{ code: 'IDENTIFIER.S10_CHECK_DIGIT', facts: { value: 'RB123456784GB', expected: 5, found: 4 } }],
    });
  });

  test('what is built is read again with the same parts', () => {
    fc.assert(
      fc.property(anyService, anySerial, anyCountry, (service, serial, country) => {
        const built = buildS10(service, serial, country);
        if (!built.ok) throw new Error(JSON.stringify(built));
        expect(built.value.text).toHaveLength(13);
        expect(parseS10(built.value.text)).toEqual(built);
        expect(Number(built.value.serial)).toBe(serial);
      }),
    );
  });

  test('one wrong digit is always found, except the pairs that the standard folds together', () => {
    fc.assert(
      fc.property(anySerial, fc.nat(7), fc.integer({ min: 1, max: 9 }), (serial, place, step) => {
        const built = buildS10('CP', serial, 'RW');
        if (!built.ok) throw new Error(JSON.stringify(built));
        const digits = [...built.value.text];
        digits[place + 2] = String((Number(digits[place + 2]) + step) % 10);
        // Sums of remainder 0 and 6 share the check digit 5, those of 1 share 0 with none: only 5 may hide a change.
        const read = parseS10(digits.join(''));
        expect(!read.ok || read.value.checkDigit === 5).toBe(true);
      }),
    );
  });

  test.each([-1, 100_000_000, 1.5, Number.NaN])('a serial of %s is refused', (serial) => {
    expect(buildS10('CP', serial, 'RW')).toMatchObject({
      ok: false,
      problems: [{ code: 'IDENTIFIER.S10_SERIAL_MALFORMED' }],
    });
  });
});
