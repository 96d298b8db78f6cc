import { closingTable } from '../../cli/demo/closingTable.js';
import { layOut, PAGE_WIDTH, wrap } from '../../cli/render/columns.js';
import { createPaint } from '../../cli/render/paint.js';
import { timelineLines } from '../../cli/render/timelineText.js';

const plain = createPaint(false);

describe('what is printed', () => {
  test('is wrapped at spaces, and a longer word is cut', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
  });

  test('stands in columns', () => {
    expect(
      layOut(
        ['A', 'Name'],
        [
          ['10', 'x'],
          ['2', 'long'],
        ],
      ),
    ).toEqual(['A   Name', '10  x', '2   long']);
  });

  test('fits the page, entry by entry', () => {
    const entry = {
      sequence: 4,
      at: '2026-11-23T08:00:01.234Z',
      actor: 'customs',
      role: 'counterparty',
      what: 'declarationAccepted',
      from_state: 'LODGED' as const,
      to_state: 'REGISTERED' as const,
      why: 'Customs accepted the declaration and gave it a movement reference number. '.repeat(4),
      rule_id: 'rw.authority.acceptance',
      details: {},
    };
    const lines = timelineLines(entry, 1234, plain, '[ 1]');
    expect(lines[0]).toMatch(/^\[ 1\] +1\.2 s +REGISTERED +customs +Customs accepted/);
    expect(lines.length).toBeGreaterThan(2);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(PAGE_WIDTH);
    expect(lines.at(-1)).toContain('[rw.authority.acceptance]');
  });

  test('has colours only where they are wanted', () => {
    expect(plain('good', 'yes')).toBe('yes');
    expect(createPaint(true)('good', 'yes')).toBe('\u001b[32myes\u001b[0m');
  });

  test('closes with the sum of it, and the reason of each failure', () => {
    const passed = {
      name: 'a',
      title: 'A',
      passed: true,
      expectedEnd: 'CLEARED',
      reachedEnd: 'CLEARED',
      elapsedMs: 1200,
    };
    const failed = {
      name: 'b',
      title: 'B',
      passed: false,
      expectedEnd: 'CLEARED',
      reachedEnd: 'LODGED',
      elapsedMs: 9000,
      failure: 'step 3: waited',
    };
    expect(closingTable([passed], 1300, plain).at(-1)).toBe('All 1 parcels reached their expected end in 1.3 s.');
    const lines = closingTable([passed, failed], 9000, plain);
    expect(lines).toContain('1 of 2 parcels did not come out as expected.');
    expect(lines.at(-1)).toBe('b: step 3: waited');
  });
});
