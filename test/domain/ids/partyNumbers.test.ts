import fc from 'fast-check';
import { parseEori } from '../../../domain/ids/eori.js';
import { parseGaccNumber } from '../../../domain/ids/gaccNumber.js';
import { parseIossNumber } from '../../../domain/ids/iossNumber.js';
import { parseMalaysianTin } from '../../../domain/ids/malaysianTin.js';
import { parseUcr } from '../../../domain/ids/ucr.js';
import { DUCR_PROFILES, ducrProfileOf, buildDucr } from '../../../domain/ids/ducr.js';

describe('EORI', () => {
  // The first stands in HMRC's interface samples; the others are made to the form.
  test.each([
    ['GB205672212000', 'GB', '205672212000'],
    ['XI 123456789012', 'XI', '123456789012'],
    ['de1234567', 'DE', '1234567'],
    ['FR12345678912345', 'FR', '12345678912345'],
  ])('%s is read', (text, country, number) => {
    expect(parseEori(text)).toMatchObject({ ok: true, value: { country, number } });
  });

  test.each(['GB20567221200', 'GB2056722120001', 'GB20567221200A', 'DE', 'DE1234567890123456', '12345', 'D1234567'])(
    '%s is refused',
    (text) => {
      expect(parseEori(text)).toMatchObject({ ok: false, problems: [{ code: 'IDENTIFIER.EORI_MALFORMED' }] });
    },
  );
});

describe('IOSS numbers', () => {
  // python-stdnum's example: identified in Ireland.
  test('IM3720000224 is read', () => {
    expect(parseIossNumber('im 3720000224')).toEqual({ ok: true, value: { text: 'IM3720000224', memberState: '372' } });
  });

  test.each(['IM372000022', 'IM37200002244', 'IN3720000224', '3720000224', 'IM372000022A'])('%s is refused', (text) => {
    expect(parseIossNumber(text)).toMatchObject({ ok: false, problems: [{ code: 'IDENTIFIER.IOSS_MALFORMED' }] });
  });
});

describe('numbers of food establishments', () => {
  test('are read into country, kind of food, day and sequence', () => {
    expect(parseGaccNumber('crwa 1500 260213 0007')).toEqual({
      ok: true,
      value: {
        text: 'CRWA15002602130007',
        country: 'RWA',
        category: '1500',
        registeredOn: '260213',
        serial: '0007',
      },
    });
  });

  test('have 18 characters, C first', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 24 }), (text) => {
        const read = parseGaccNumber(text);
        if (read.ok) expect(read.value.text).toMatch(/^C[A-Z]{3}\d{14}$/);
      }),
    );
    for (const text of ['RWA150026021300071', 'CRW150026021300071', 'CRWA1500260213000', 'CRWA150026021300077']) {
      expect(parseGaccNumber(text)).toMatchObject({ ok: false, problems: [{ code: 'IDENTIFIER.GACC_MALFORMED' }] });
    }
  });
});

describe('UCR', () => {
  test('holds every DUCR that can be built', () => {
    const reference = fc
      .array(fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-()'), { minLength: 1, maxLength: 18 })
      .map((list) => list.join(''));
    fc.assert(
      fc.property(reference, fc.constantFrom('rwandanTin', 'malaysianTin'), (text, profile) => {
        const [country, traderNumber] = profile === 'rwandanTin' ? ['RW', '101234567'] : ['MY', 'C20880050010'];
        const built = buildDucr({ year: 2026, country, traderNumber, reference: text }, profile);
        if (!built.ok) throw new Error(JSON.stringify(built));
        expect(parseUcr(built.value.text)).toEqual({ ok: true, value: { text: built.value.text } });
      }),
    );
  });

  test.each(['', 'A'.repeat(36), 'A B', '-A', 'A_B'])('"%s" is refused', (text) => {
    expect(parseUcr(text)).toMatchObject({ ok: false, problems: [{ code: 'IDENTIFIER.UCR_MALFORMED' }] });
  });
});

describe('Malaysian TIN', () => {
  // Examples of the Inland Revenue Board.
  test.each([
    ['IG115002000', 'IG'],
    ['IG56003500070', 'IG'],
    ['C20880050010', 'C'],
    ['c 20880050010', 'C'],
    ['D4800990020', 'D'],
  ])('%s is read', (text, kind) => {
    expect(parseMalaysianTin(text)).toMatchObject({ ok: true, value: { kind } });
  });

  test.each(['101234567', 'C123', 'X20880050010', 'C208800500100'])('%s is refused', (text) => {
    expect(parseMalaysianTin(text)).toMatchObject({
      ok: false,
      problems: [{ code: 'IDENTIFIER.MALAYSIAN_TIN_MALFORMED' }],
    });
  });
});

describe('the profile of a DUCR', () => {
  test.each([
    ['RW', 'rwandanTin'],
    ['MY', 'malaysianTin'],
    ['GB', 'hmrcApplication'],
    ['DE', 'wcoRecommendation'],
    ['constructor', 'wcoRecommendation'],
    ['__proto__', 'wcoRecommendation'],
  ])('of %s is %s', (country, profile) => {
    expect(ducrProfileOf(country)).toBe(profile);
  });

  test('leaves a reference so much room that the whole never exceeds 35 characters', () => {
    const build = (traderNumber: string, length: number): boolean =>
      buildDucr({ year: 2026, country: 'MY', traderNumber, reference: 'A'.repeat(length) }, 'malaysianTin').ok;
    expect(build('CS20880050010', DUCR_PROFILES.malaysianTin.referenceMaximum)).toBe(true);
    expect(build('CS20880050010', DUCR_PROFILES.malaysianTin.referenceMaximum + 1)).toBe(false);
  });
});
