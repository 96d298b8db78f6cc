import { checkCodes } from '../../classification/nomenclature/checkCodes.js';
import { createCorrelation, fateOf, readCorrelation } from '../../classification/nomenclature/correlation.js';
import { createNomenclature } from '../../classification/nomenclature/nomenclature.js';
import { readNomenclature } from '../../classification/nomenclature/readNomenclature.js';

const HEADER = 'section,hscode,description,parent,level';

describe('an edition of the nomenclature', () => {
  it('is read as the open data set writes it, with a byte order mark, quotes and windows line ends', () => {
    const text = `\uFEFF${HEADER}\r\nII,09,"Coffee, tea",TOTAL,2\r\nII,0901,Coffee,09,4\r\nII,090121,"Coffee; roasted, ""dark""",0901,6\r\n`;
    expect(readNomenclature(text)).toEqual({
      ok: true,
      entries: [
        { code: '09', text: 'Coffee, tea' },
        { code: '0901', text: 'Coffee' },
        { code: '090121', text: 'Coffee; roasted, "dark"' },
      ],
    });
  });

  it('leaves the line of totals out', () => {
    const read = readNomenclature('hscode,description\nTOTAL,All\n09,Coffee\n0901,Coffee\n090121,Roasted\n');
    expect(read.ok && read.entries.length).toBe(3);
  });

  it.each([
    ['a lost leading zero', '901,Coffee', { line: 5, column: 'hscode', message: /"901" is no code/ }],
    [
      'a code that comes twice',
      '0901,Coffee again',
      { line: 5, column: 'hscode', message: /stands in line 3 already/ },
    ],
    ['an empty description', '0902,', { line: 5, column: 'description', message: /is empty/ }],
    ['a code without the one above it', '1006,Rice', { line: 5, column: 'hscode', message: /without 10,/ }],
  ])('is refused for %s, with line and column', (_, added, { line, column, message }) => {
    const read = readNomenclature(`hscode,description\n09,Coffee\n0901,Coffee\n090121,Roasted\n${added}\n`);
    expect(read).toEqual({ ok: false, faults: [{ line, column, message: expect.stringMatching(message) as string }] });
  });

  it('is refused with all its faults at once, in the order of the lines', () => {
    const read = readNomenclature('hscode,description\n09,\nx1,Coffee\n0901,Coffee\n0901,Coffee\n090121,Roasted');
    expect(read.ok ? [] : read.faults.map(({ line }) => line)).toEqual([2, 3, 5]);
  });

  it('is refused when it is something else', () => {
    expect(readNomenclature('a,b\n1,2\n')).toMatchObject({ ok: false, faults: [{ line: 1 }] });
    expect(readNomenclature('hscode,description\n"09,Coffee\n')).toMatchObject({ ok: false });
    expect(readNomenclature('')).toMatchObject({ ok: false });
    expect(readNomenclature('hscode,description\n09,Coffee\n')).toMatchObject({
      ok: false,
      faults: [{ message: 'has no subheading of six digits' }],
    });
  });
});

describe('the table between HS 2017 and HS 2022', () => {
  const PAIRS = [
    ['041000', '041010'],
    ['041000', '041090'],
    ['090121', '090121'],
    ['442010', '442011'],
  ];
  it.each([
    ['its own columns', 'hs_2017,hs_2022\n041000,041010\n041000,041090\n090121,090121\n442010,442011\n'],
    [
      "the United Nations' names, below a line of merged cells, with filler",
      'Between,,Relationship\nHS2022,HS2017,Relationship\n041010,041000,n:1\n041090,041000,n:1\n090121,090121,1:1\n442011,442010,n:1\n999999,291612,1:n\n',
    ],
    ['those of the conversion', 'From HS2022,To HS2017\n041010,041000\n041090,041000\n090121,090121\n442011,442010\n'],
  ])('is read with %s', (_, text) => {
    expect(readCorrelation(text)).toEqual({ ok: true, pairs: PAIRS });
  });

  it('is refused for a code without its leading zero', () => {
    expect(readCorrelation('hs_2017,hs_2022\n90121,090121\n')).toEqual({
      ok: false,
      faults: [{ line: 2, column: 'HS2017', message: '"90121" is no code of six digits (write leading zeros)' }],
    });
  });

  it('tells what became of a code, and never picks one of several', () => {
    const table = createCorrelation(PAIRS.map(([older, newer]) => [older ?? '', newer ?? ''] as const));
    expect(fateOf(table, '041000')).toEqual({ fate: 'split', candidates: ['041010', '041090'] });
    expect(fateOf(table, '442010')).toEqual({ fate: 'renumbered', candidates: ['442011'] });
    expect(fateOf(table, '090121')).toEqual({ fate: 'same', candidates: ['090121'] });
    expect(fateOf(table, '010101')).toEqual({ fate: 'unknown', candidates: [] });
  });

  it('names the codes that somebody wrote by the older edition, or that no edition has', () => {
    const table = createCorrelation(PAIRS.map(([older, newer]) => [older ?? '', newer ?? ''] as const));
    const newer = createNomenclature('2022', 'imported', [
      { code: '09', text: '' },
      { code: '0901', text: '' },
      { code: '090121', text: '' },
    ]);
    const at = (code: string, edition: string) => ({ code, edition, where: 'RW/2026 permits row' });
    const findings = checkCodes(
      [at('0901', '2022'), at('09012100', '2022'), at('041000', '2022'), at('041000', '2017'), at('0409', '2017')],
      (edition) => (edition === '2022' ? newer : undefined),
      table,
    );
    expect(findings).toEqual([
      { ...at('041000', '2022'), finding: 'not_in_edition', candidates: ['041010', '041090'] },
      { ...at('041000', '2017'), finding: 'split', candidates: ['041010', '041090'] },
    ]);
  });
});
