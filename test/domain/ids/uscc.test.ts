import fc from 'fast-check';
import { buildUscc, parseUscc } from '../../../domain/ids/uscc.js';

const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const character = fc.constantFrom(...CHARACTERS);
const text = (length: number): fc.Arbitrary<string> =>
  fc.array(character, { minLength: length, maxLength: length }).map((list) => list.join(''));
const division = fc.nat(999_999).map((number) => String(number).padStart(6, '0'));
const body = fc.tuple(text(2), division, text(9)).map((parts) => parts.join(''));

describe('unified social credit codes', () => {
  // The first is python-stdnum's; the others stand in the business register and on the companies' own pages.
  test.each(['91110000600037341L', '9144030071526726XG', '91330100799655058b', '914403001922038216'])(
    '%s is read',
    (code) => {
      expect(parseUscc(code)).toMatchObject({ ok: true, value: { text: code.toUpperCase() } });
    },
  );

  test('tells its parts', () => {
    expect(parseUscc('91330100799655058B')).toEqual({
      ok: true,
      value: {
        text: '91330100799655058B',
        registrar: '9',
        category: '1',
        division: '330100',
        organisation: '799655058',
      },
    });
  });

  test.each([
    ['91110000600037342L', 'IDENTIFIER.USCC_CHECK_CHARACTER'],
    ['9111000060003734L', 'IDENTIFIER.USCC_MALFORMED'],
    ['9I110000600037341L', 'IDENTIFIER.USCC_MALFORMED'],
    ['91110000600037341O', 'IDENTIFIER.USCC_MALFORMED'],
    ['91A10000600037341L', 'IDENTIFIER.USCC_MALFORMED'],
  ])('%s is refused with %s', (code, problem) => {
    expect(parseUscc(code)).toMatchObject({ ok: false, problems: [{ code: problem }] });
  });

  test('what is built is read again, and one wrong character is always found: 31 is prime', () => {
    fc.assert(
      fc.property(body, fc.nat(17), fc.integer({ min: 1, max: 30 }), (start, at, by) => {
        const built = buildUscc(start);
        if (!built.ok) throw new Error(JSON.stringify(built));
        expect(parseUscc(built.value.text)).toEqual(built);
        const changed = [...built.value.text];
        changed[at] = CHARACTERS[(CHARACTERS.indexOf(changed[at] ?? '') + by) % 31] ?? '';
        expect(parseUscc(changed.join('')).ok).toBe(false);
      }),
    );
  });
});
