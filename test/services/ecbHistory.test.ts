import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { readEcbHistory } from '../../services/exchangeRates/ecbHistory.js';
import type { Fault } from '../../services/problem.js';
import { ECB_HEADER, ecbFile } from '../support/rates/ecbRates.js';

const TODAY = '2026-11-23';

const linesOf = (text: string): AsyncIterable<string> =>
  createInterface({ input: Readable.from([text]), crlfDelay: Infinity });

async function read(text: string) {
  const faults: Fault[] = [];
  const rows: Record<string, Record<string, string>> = {};
  let quotes: string[] = [];
  for await (const row of readEcbHistory(linesOf(text), TODAY, (fault) => faults.push(fault))) {
    if ('quotes' in row) quotes = row.quotes;
    else
      rows[row.day] = Object.fromEntries<string>(
        row.rates.flatMap((rate, index) => (rate === null ? [] : [[quotes[index] ?? '', rate]])),
      );
  }
  return { quotes, rows, faults: faults.map(({ message }) => message) };
}

describe('the history of the European Central Bank', () => {
  // The line of 10 April 2019, as it was published.
  const LINE =
    '2019-04-10,1.1279,125.38,1.9558,N/A,25.608,7.4652,N/A,0.86083,321.84,N/A,N/A,N/A,4.2833,N/A,4.7605,10.44,N/A,N/A,1.128,134.2,9.5895,7.4253,72.86,N/A,6.4144,1.5785,4.3301,1.5032,7.5758,8.8405,15959.79,4.0351,77.9945,1283.09,21.2783,4.6328,1.6697,58.543,1.5258,35.839,15.7391,';

  it('is read by the names of its columns, with the comma at the end of each line', async () => {
    const { quotes, rows, faults } = await read(`${ECB_HEADER}\n${LINE}\n`);
    expect(faults).toEqual([]);
    expect(quotes).toHaveLength(41);
    expect(rows['2019-04-10']).toMatchObject({ USD: '1.1279', BGN: '1.9558', IDR: '15959.79', ZAR: '15.7391' });
    expect(Object.keys(rows['2019-04-10'] ?? {})).toHaveLength(32);
    expect(rows['2019-04-10']).not.toHaveProperty('CYP');
  });

  it('is read the same without that comma, with CRLF, a byte order mark and an order of its own', async () => {
    const without = `\ufeff${ECB_HEADER}\r\n${LINE}`.replaceAll(/,(\r|$)/g, '$1');
    expect((await read(without)).rows).toEqual((await read(`${ECB_HEADER}\n${LINE}`)).rows);
    expect((await read('Date,ZAR,USD\n2019-04-10,15.7391,1.1279')).rows).toEqual({
      '2019-04-10': { ZAR: '15.7391', USD: '1.1279' },
    });
  });

  it('reads a whole file', async () => {
    const { rows, faults } = await read(ecbFile());
    expect(faults).toEqual([]);
    expect(Object.keys(rows)).toHaveLength(9);
    expect(rows['2025-04-17']?.['MYR']).toBe('5.0069');
  });

  it.each([
    ['', 'line 1, column Date: The file is empty.'],
    ['Date,USD\n', 'line 2, column Date: No day follows the header.'],
    ['PK\u0003\u0004', 'here is a zip: take the csv out of it'],
    ['Day,USD\n2019-04-10,1.1279', 'line 1, column Date: The header begins with Date'],
    ['Date,USD,ABC\n2019-04-10,1.1279,1', 'line 1, column 3: “ABC” is no known currency.'],
    ['Date,USD,USD\n2019-04-10,1.1279,1', 'line 1, column USD: The currency has another column already.'],
    ['Date,USD\n10 April 2019,1.1279', 'line 2, column Date: “10 April 2019” is no day'],
    ['Date,USD\n2019-02-29,1.1279', 'line 2, column Date: “2019-02-29” is no day'],
    ['Date,USD\n2026-11-24,1.1279', 'line 2, column Date: 2026-11-24 is yet to come.'],
    [
      'Date,USD\n2019-04-10,1.1279\n2019-04-10,1.1279',
      'line 3, column Date: 2019-04-10 does not come before 2019-04-10',
    ],
    [
      'Date,USD\n2019-04-09,1.1279\n2019-04-10,1.1279',
      'line 3, column Date: 2019-04-10 does not come before 2019-04-09',
    ],
    ['Date,USD,JPY\n2019-04-10,1.1279', 'line 2, column Date: The line has 1 rates, the header names 2 currencies.'],
    ['Date,USD\n2019-04-10,1.1279,5', 'line 2, column Date: The line has 2 rates, the header names 1 currencies.'],
    ['Date,USD\n2019-04-10,"1,1279"', 'line 2, column Date: The line has 2 rates'],
    ['Date,USD\n2019-04-10,0.0000', 'line 2, column USD: “0.0000” is neither a rate'],
    ['Date,USD\n2019-04-10,-1.1', 'line 2, column USD: “-1.1” is neither a rate'],
    ['Date,USD\n2019-04-10,1e3', 'line 2, column USD: “1e3” is neither a rate'],
    ['Date,USD,JPY\n2019-04-10,,125', 'line 2, column USD: “” is neither a rate'],
  ])('%j is refused: %s', async (text, fault) => {
    const { faults } = await read(text);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(fault);
  });

  it('names every fault, line by line', async () => {
    const { faults } = await read('Date,USD,JPY\n2019-04-10,x,125\n2019-04-09,1.1,y\nnever,1,2');
    expect(faults.map((fault) => fault.split(':')[0])).toEqual([
      'line 2, column USD',
      'line 3, column JPY',
      'line 4, column Date',
    ]);
  });
});
