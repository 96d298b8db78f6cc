import fc from 'fast-check';
import { iso6346CheckDigit } from '../../../domain/ids/checkDigits.js';
import { parseMrn } from '../../../domain/ids/mrn.js';

describe('movement reference numbers', () => {
  // From the notification samples of hmrc/customs-declarations and its full declaration retrieval example.
  test.each([
    '25GB4TNV8LHQQPOAA5',
    '21GB2YMJU2QOC05QA0',
    '25GB4THYU0WPGRRAA9',
    '23GB6W3GLSX9Z5JAR4',
    '20GBD2XQ983RR83XA6',
    '18GB9JLC3CU1LFGVR2',
  ])('%s is read, and its check character fits', (text) => {
    const result = parseMrn(text);
    expect(result).toEqual({ ok: true, value: { text, year: text.slice(0, 2), country: 'GB', checkFits: true } });
  });

  test('a check that does not fit warns and does not refuse', () => {
    expect(parseMrn('26RW4TNV8LHQQPOAA5')).toEqual({
      ok: true,
      value: { text: '26RW4TNV8LHQQPOAA5', year: '26', country: 'RW', checkFits: false },
      warnings: [
        {
          code: 'IDENTIFIER.MRN_CHECK_CHARACTER',
          facts: { value: '26RW4TNV8LHQQPOAA5', expected: String(iso6346CheckDigit('26RW4TNV8LHQQPOAA')) },
        },
      ],
    });
  });

  test('small letters and spaces around it are taken', () => {
    expect(parseMrn(' 25gb4tnv8lhqqpoaa5 ')).toMatchObject({ ok: true, value: { text: '25GB4TNV8LHQQPOAA5' } });
  });

  test.each([
    '',
    '25GB4TNV8LHQQPOAA',
    '25GB4TNV8LHQQPOAA55',
    '2XGB4TNV8LHQQPOAA5',
    '2512TNV8LHQQPOAAB5',
    '25GB4TNV8LHQQ-OAA5',
  ])('"%s" is refused', (text) => {
    expect(parseMrn(text)).toMatchObject({ ok: false, problems: [{ code: 'IDENTIFIER.MRN_MALFORMED' }] });
  });

  test('a number with the check computed fits, and with any other digit it warns', () => {
    const body = fc.stringMatching(/^[0-9]{2}RW[A-Z0-9]{13}$/);
    fc.assert(
      fc.property(body, fc.nat(9), (seventeen, digit) => {
        const result = parseMrn(`${seventeen}${digit}`);
        expect(result).toMatchObject({ ok: true, value: { checkFits: digit === iso6346CheckDigit(seventeen) } });
        if (result.ok) expect(result.warnings ?? []).toHaveLength(result.value.checkFits ? 0 : 1);
      }),
    );
  });
});
