import fc from 'fast-check';
import { buildGln, parseGln } from '../../../domain/ids/gln.js';
import { buildGtin, parseGtin } from '../../../domain/ids/gtin.js';
import { buildSscc, parseSscc } from '../../../domain/ids/sscc.js';
import type { Result } from '../../../domain/result.js';

type Parse = (text: string) => Result<{ text: string }>;

const digits = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.nat(9), { minLength: length, maxLength: length }).map((list) => list.join(''));

function textOf(result: Result<{ text: string }>): string {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value.text;
}

/** Weights 3 and 1 have no factor in common with ten: a single changed digit always changes the check digit. */
function findsEveryWrongDigit(parse: Parse, key: string, place: number, step: number, code: string): void {
  const changed = [...key];
  const at = place % key.length;
  changed[at] = String((Number(changed[at]) + step) % 10);
  expect(parse(changed.join(''))).toMatchObject({ ok: false, problems: [{ code }] });
}

const place = fc.nat(17);
const step = fc.integer({ min: 1, max: 9 });

describe('GTIN', () => {
  // GS1 Hong Kong's worked example; Wikipedia on EAN-13, EAN-8 and UPC-A; a GTIN-14 of GS1 US.
  test.each([
    ['6291041500213', '06291041500213'],
    ['4006381333931', '04006381333931'],
    ['7351 3537', '00000073513537'],
    ['96385074', '00000096385074'],
    ['036000291452', '00036000291452'],
    ['036000241457', '00036000241457'],
    ['10614141000415', '10614141000415'],
  ])('%s is read', (text, gtin14) => {
    expect(parseGtin(text)).toMatchObject({ ok: true, value: { gtin14 } });
  });

  test.each([
    ['6291041500214', 'IDENTIFIER.GTIN_CHECK_DIGIT'],
    ['629104150021', 'IDENTIFIER.GTIN_CHECK_DIGIT'],
    ['62910415002', 'IDENTIFIER.GTIN_MALFORMED'],
    ['629104150021A', 'IDENTIFIER.GTIN_MALFORMED'],
    ['', 'IDENTIFIER.GTIN_MALFORMED'],
  ])('%s is refused with %s', (text, code) => {
    expect(parseGtin(text)).toMatchObject({ ok: false, problems: [{ code }] });
  });

  test('what is built is read again, and one wrong digit is always found', () => {
    fc.assert(
      fc.property(fc.constantFrom(7, 11, 12, 13).chain(digits), place, step, (body, at, by) => {
        const key = textOf(buildGtin(body));
        expect(parseGtin(key)).toEqual(buildGtin(body));
        findsEveryWrongDigit(parseGtin, key, at, by, 'IDENTIFIER.GTIN_CHECK_DIGIT');
      }),
    );
    expect(buildGtin('12a')).toMatchObject({ ok: false, problems: [{ code: 'IDENTIFIER.GTIN_MALFORMED' }] });
  });
});

describe('GLN', () => {
  // Examples of GS1 US.
  test.each(['0614141000005', '0614141 00001 2'])('%s is read', (text) => {
    expect(parseGln(text)).toMatchObject({ ok: true, value: { text: text.replaceAll(' ', '') } });
  });

  test('is refused with a wrong length or check digit', () => {
    expect(parseGln('061414100000')).toMatchObject({ ok: false, problems: [{ code: 'IDENTIFIER.GLN_MALFORMED' }] });
    expect(parseGln('0614141000006')).toMatchObject({ ok: false, problems: [{ code: 'IDENTIFIER.GLN_CHECK_DIGIT' }] });
    expect(buildGln('061')).toMatchObject({ ok: false, problems: [{ code: 'IDENTIFIER.GLN_MALFORMED' }] });
  });

  test('what is built is read again, and one wrong digit is always found', () => {
    fc.assert(
      fc.property(digits(12), place, step, (body, at, by) => {
        const key = textOf(buildGln(body));
        expect(parseGln(key)).toEqual(buildGln(body));
        findsEveryWrongDigit(parseGln, key, at, by, 'IDENTIFIER.GLN_CHECK_DIGIT');
      }),
    );
  });
});

describe('SSCC', () => {
  // Examples of GS1 (Switzerland, US); the second as a label prints it.
  test.each([
    ['376104250021234569', '3', '7610425002123456'],
    ['(00) 1 0614141 123456789 7', '1', '0614141123456789'],
  ])('%s is read', (text, extensionDigit, reference) => {
    expect(parseSscc(text)).toMatchObject({ ok: true, value: { extensionDigit, reference } });
  });

  test.each([
    ['376104250021234568', 'IDENTIFIER.SSCC_CHECK_DIGIT'],
    ['37610425002123456', 'IDENTIFIER.SSCC_MALFORMED'],
    ['(01)376104250021234569', 'IDENTIFIER.SSCC_MALFORMED'],
  ])('%s is refused with %s', (text, code) => {
    expect(parseSscc(text)).toMatchObject({ ok: false, problems: [{ code }] });
  });

  test('is built from extension digit, company prefix and serial number', () => {
    expect(buildSscc(1, '0614141', 123456789)).toMatchObject({ ok: true, value: { text: '106141411234567897' } });
    expect(buildSscc(3, '7610425', 2123456)).toMatchObject({ ok: true, value: { text: '376104250021234569' } });
    for (const [extension, prefix, serial] of [
      [10, '0614141', 1],
      [1, '061', 1],
      [1, '0614141', 1_000_000_000],
      [1, '0614141', -1],
      [1, '0614141', 1.5],
    ] as const) {
      expect(buildSscc(extension, prefix, serial)).toMatchObject({
        ok: false,
        problems: [{ code: 'IDENTIFIER.SSCC_MALFORMED' }],
      });
    }
  });

  test('what is built is read again, and one wrong digit is always found', () => {
    fc.assert(
      fc.property(fc.nat(9), digits(9), fc.nat(9_999_999), place, step, (extension, prefix, serial, at, by) => {
        const built = buildSscc(extension, prefix, serial);
        const key = textOf(built);
        expect(parseSscc(key)).toEqual(built);
        findsEveryWrongDigit(parseSscc, key, at, by, 'IDENTIFIER.SSCC_CHECK_DIGIT');
      }),
    );
  });
});
