import fc from 'fast-check';
import { buildDucr, DUCR_PROFILES, ducrProfileOf, parseDucr } from '../../../domain/ids/ducr.js';
import { parseHsCode } from '../../../domain/ids/hsCode.js';
import { buildLrn, LRN_REUSE_RULE, parseLrn } from '../../../domain/ids/lrn.js';
import { parseTin } from '../../../domain/ids/tin.js';
import { parseUnLocode } from '../../../domain/ids/unLocode.js';
import { at } from '../../../domain/result.js';

describe('DUCR', () => {
  test.each([
    // The form of HMRC's full declaration example, and its two profiles at their limits.
    ['0GB123456789123-12345', 'hmrcApplication', true],
    ['8GB123456789012-ABC/(1)-123456789', 'hmrcApplication', true],
    ['8GB123456789012-1234567890123456789', 'hmrcApplication', true],
    ['8GB123456789012-12345678901234567890', 'hmrcApplication', false],
    ['8GB123456789012-123456789012345678', 'govUkGuidance', true],
    ['8GB123456789012-1234567890123456789', 'govUkGuidance', false],
    ['8GB123456789012-ABC/1', 'govUkGuidance', false],
    ['8GB12345678901-ABC', 'hmrcApplication', false],
    ['8GB123456789012-', 'hmrcApplication', false],
    ['8GB123456789012-é', 'hmrcApplication', false],
    ['6RW101234567-INV2026-0041', 'rwandanTin', true],
    ['6RW1012345678-INV', 'rwandanTin', false],
    // 22 of the 35 characters go to the digit, the country, the code of 18 and the hyphen.
    ['6CN91330106MA2GK31C79-1234567890123', 'chineseUscc', true],
    ['6CN91330106MA2GK31C79-12345678901234', 'chineseUscc', false],
    ['6CN91330106MA2GK31C7-INV', 'chineseUscc', false],
  ] as const)('%s under %s: %s', (text, profile, fits) => {
    expect(parseDucr(text, profile).ok).toBe(fits);
  });

  test('is made from its parts and read again', () => {
    const made = buildDucr({ year: 2026, country: 'RW', traderNumber: '101234567', reference: 'inv-41' }, 'rwandanTin');
    expect(made).toEqual({
      ok: true,
      value: {
        text: '6RW101234567-INV-41',
        yearDigit: '6',
        country: 'RW',
        traderNumber: '101234567',
        reference: 'INV-41',
      },
    });
  });

  test('of a Chinese firm has room for its code of 18 characters', () => {
    const profile = ducrProfileOf('CN');
    const reference = 'A'.repeat(DUCR_PROFILES[profile].referenceMaximum);
    const made = buildDucr({ year: 2026, country: 'CN', traderNumber: '91330106MA2GK31C79', reference }, profile);
    expect(made.ok && made.value.text).toBe(`6CN91330106MA2GK31C79-${reference}`);
  });

  test('never has more than 35 characters', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9-]{1,40}$/), (reference) => {
        const made = buildDucr(
          { year: 2026, country: 'GB', traderNumber: '123456789012', reference },
          'hmrcApplication',
        );
        expect(made.ok).toBe(reference.length <= 19);
        if (made.ok) expect(made.value.text.length).toBeLessThanOrEqual(35);
      }),
    );
  });
});

describe('LRN', () => {
  test.each([
    ['R31EXDTC051603PW10', true],
    ['a', true],
    ['1234567890123456789012', true],
    ['12345678901234567890123', false],
    ['LRN-1', false],
    ['', false],
  ])('%s: %s', (text, fits) => {
    expect(parseLrn(text).ok).toBe(fits);
  });

  test('is made for each version of a declaration apart, always of 22 characters', () => {
    const uuid = fc.uuid({ version: 7 });
    fc.assert(
      fc.property(uuid, uuid, fc.integer({ min: 1, max: 1294 }), (one, other, version) => {
        const made = [
          buildLrn(`dec_${one}`, version),
          buildLrn(`dec_${one}`, version + 1),
          buildLrn(`dec_${other}`, version),
        ];
        const texts = made.map((result) => (result.ok ? result.value.text : JSON.stringify(result)));
        expect(texts.every((text) => /^[A-Z0-9]{22}$/.test(text))).toBe(true);
        expect(new Set(texts).size).toBe(one === other ? 2 : 3);
      }),
    );
  });

  test.each([
    ['dec_', 1],
    ['dec_01890a5d-ac96-774b-bcce-b302099a8057', 0],
    ['dec_01890a5d-ac96-774b-bcce-b302099a8057', 1296],
    ['dec_01890a5d-ac96-774b-bcce-b302099a8057', 1.5],
  ])('is not made from %s, version %s', (id, version) => {
    expect(buildLrn(id, version).ok).toBe(false);
  });

  test('names for how long it must not be used again, and who says so', () => {
    expect(LRN_REUSE_RULE).toEqual({ hours: 48, source: expect.stringContaining('HMRC') as string });
  });
});

describe('Rwandan TIN', () => {
  test.each([
    ['101234567', true],
    ['101 234 567', true],
    ['10123456', false],
    ['1012345678', false],
    ['RW1012345', false],
  ])('%s: %s', (text, fits) => {
    expect(parseTin(text).ok).toBe(fits);
  });
});

describe('HS codes', () => {
  test.each([
    ['0901.21', { text: '090121', chapter: '09', heading: '0901', subheading: '090121' }],
    ['09042200', { text: '09042200', chapter: '09', heading: '0904', subheading: '090422', nationalCode: '09042200' }],
    [
      '0901210000',
      { text: '0901210000', chapter: '09', heading: '0901', subheading: '090121', nationalCode: '0901210000' },
    ],
  ])('%s is read', (text, value) => {
    expect(parseHsCode(text)).toEqual({ ok: true, value });
  });

  test.each([
    ['0901', 'IDENTIFIER.HS_CODE_MALFORMED'],
    ['0901212', 'IDENTIFIER.HS_CODE_MALFORMED'],
    ['090121000000', 'IDENTIFIER.HS_CODE_MALFORMED'],
    ['O90121', 'IDENTIFIER.HS_CODE_MALFORMED'],
    ['000000', 'IDENTIFIER.HS_CHAPTER_UNKNOWN'],
    ['770000', 'IDENTIFIER.HS_CHAPTER_UNKNOWN'],
    ['980000', 'IDENTIFIER.HS_CHAPTER_UNKNOWN'],
  ])('%s is refused with %s', (text, code) => {
    expect(parseHsCode(text)).toMatchObject({ ok: false, problems: [{ code }] });
  });
});

describe('UN/LOCODE', () => {
  test.each([
    ['RWKGL', true],
    ['CN HGH', true],
    ['us2nt', true],
    ['RWKG', false],
    ['RWKG1', false],
    ['12KGL', false],
  ])('%s: %s', (text, fits) => {
    expect(parseUnLocode(text).ok).toBe(fits);
  });
});

test('a problem is pointed to the field it was found in', () => {
  expect(at('/exporter/tin', parseTin('x'))).toEqual({
    ok: false,
    problems: [{ code: 'IDENTIFIER.TIN_MALFORMED', pointer: '/exporter/tin', facts: { value: 'x' } }],
  });
  expect(at('/exporter/tin', parseTin('101234567'))).toEqual({ ok: true, value: { text: '101234567' } });
});
