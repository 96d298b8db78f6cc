import { fileTypeFromBuffer } from 'file-type';
import { makePdf } from '../../cli/scenario/makePdf.js';

describe('the PDF of a scenario', () => {
  const pdf = makePdf(['Commercial invoice', 'Price (in USD): 27.00 \\ net']);
  const text = pdf.toString('latin1');

  test('is told as a PDF by its content', async () => {
    expect(await fileTypeFromBuffer(pdf)).toEqual({ ext: 'pdf', mime: 'application/pdf' });
  });

  test('has a cross-reference table whose offsets lead to its objects', () => {
    const start = Number(/startxref\n(\d+)\n/.exec(text)?.[1]);
    expect(text.slice(start, start + 4)).toBe('xref');
    const offsets = [...text.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset));
    expect(offsets.map((offset) => text.slice(offset, offset + 7))).toEqual(
      [1, 2, 3, 4, 5].map((number) => `${number} 0 obj`),
    );
  });

  test('escapes what would end a text', () => {
    expect(text).toContain('(Price \\(in USD\\): 27.00 \\\\ net)');
  });
});
