/** Codes that an imported edition lacks: refused alike by quotes, guidance and declarations, and by nothing before the import. */
import { resolve } from 'node:path';
import type { Fault } from '../../api/contract/problem.js';
import { runCli } from '../../cli/main.js';
import { coffee } from '../support/api/declarations.js';
import { basketsQuestion } from '../support/api/quotes.js';
import { get, post, send, type TestAnswer } from '../support/api/request.js';
import { startTestApi, type TestApi } from '../support/api/startTestApi.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const [line = {}] = basketsQuestion().items as Record<string, unknown>[];
const goods = (code: string): Record<string, unknown>[] => [{ ...line, hs_code: code }];
const quote = (changes: Record<string, unknown>): Promise<TestAnswer> =>
  post(api, '/v1/quotes', { as: 'exporter', body: basketsQuestion(changes) });
const guidance = (code: string): Promise<TestAnswer> =>
  get(api, `/v1/guidance?hs_code=${code}&origin=RW&destination=DE&mode=post&date=2026-06-30`, 'exporter');
const draft = async (code: string): Promise<TestAnswer> => {
  const { items, ...data } = coffee();
  const [item] = items;
  return post(api, '/v1/declarations', {
    as: 'exporter',
    body: { data: { ...data, items: [{ ...item, hs_code: code }] } },
  });
};
const faults = ({ body }: TestAnswer): Fault[] => (body.errors ?? body.faults) as Fault[];
const unknown = (answer: TestAnswer): Fault[] => faults(answer).filter(({ code }) => code === 'HS.CODE_UNKNOWN');

async function importFile(content: string, fields: Record<string, string>): Promise<number> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob([content]), 'a.csv');
  return (await send(api, 'POST', '/v1/nomenclature/imports', { as: 'operator', raw: form })).status;
}

// HS 2017 had 4602.18, which is invented here; all else is of HS 2022, in our own short wording.
const EDITION = [
  'hscode,description',
  ...['09,"Coffee, tea"', '0901,Coffee', '090111,Not roasted', '090121,Roasted'],
  ...['46,Plaiting', '4602,Basketwork', '460211,Of bamboo', '460212,Of rattan', '460219,"Basketwork, of others"'],
].join('\n');

it('before any import no code is refused that the built-in part lacks', async () => {
  expect((await quote({ items: goods('460218') })).status).toBe(201);
  expect((await guidance('460218')).status).toBe(200);
  expect(unknown(await draft('460218'))).toEqual([]);
});

describe('after the import of an edition and of the table between two', () => {
  beforeAll(async () => {
    expect(await importFile(EDITION, { edition: '2022' })).toBe(201);
    expect(await importFile('hs_2017,hs_2022\n460218,460212\n460218,460219\n', { kind: 'correlation' })).toBe(201);
  });

  const MESSAGE = 'HS 2022 has no 460218.';
  const HINT =
    'Its goods stand in HS 2022 under 460212, 460219. ' +
    'Near it: 460211 (Of bamboo), 460212 (Of rattan), 460219 (Basketwork, of others). ' +
    'Look it up: GET /v1/hs, portolan hs.';

  it('422: a quote names the line, the edition, what the code became, and codes near it', async () => {
    const answer = await quote({
      items: [...goods('460219'), ...goods('460218').map((item) => ({ ...item, line: 2 }))],
    });
    expect([answer.status, answer.body.code]).toEqual([422, 'REQUEST.BODY_INVALID']);
    expect(faults(answer)).toEqual([
      { pointer: '/items/1/hs_code', code: 'HS.CODE_UNKNOWN', message: MESSAGE, hint: HINT },
    ]);
  });

  it('422: with variants beside it, the code is refused once, where it is written', async () => {
    const variants = [
      { name: 'later', date: '2026-07-01' },
      { name: 'to China', destination: 'CN' },
    ];
    expect(faults(await quote({ items: goods('460218'), variants })).map(({ pointer }) => pointer)).toEqual([
      '/items/0/hs_code',
    ]);
  });

  it('400: guidance refuses it, also as the first six digits of a national code', async () => {
    for (const code of ['460218', '4602180000']) {
      const answer = await guidance(code);
      expect([answer.status, answer.body.code]).toEqual([400, 'REQUEST.PARAMETER_INVALID']);
      expect(faults(answer)).toEqual([
        { pointer: 'query/hs_code', code: 'HS.CODE_UNKNOWN', message: MESSAGE, hint: HINT },
      ]);
    }
  });

  it('a declaration has it among its faults, alone at its place, and is not submitted with it', async () => {
    const answer = await draft('460218');
    const pointer = '/data/items/0/hs_code';
    const found = faults(answer).filter((fault) => fault.pointer === pointer);
    expect(found).toEqual([{ pointer, code: 'HS.CODE_UNKNOWN', message: MESSAGE, hint: HINT }]);
    const refused = await post(api, `/v1/declarations/${String(answer.body.id)}/submit`, { as: 'exporter' });
    expect([refused.status, refused.body.code]).toEqual([422, 'DECLARATION.INCOMPLETE']);
    expect(faults(refused)).toContainEqual(found[0]);
  });

  it('codes that the edition has are answered as before, and those of national chapters are not judged', async () => {
    expect((await quote({ items: goods('460219') })).status).toBe(201);
    expect((await guidance('4602199000')).status).toBe(200);
    expect((await guidance('980400')).status).toBe(200);
    expect(faults(await draft('090121'))).toEqual([]);
  });

  it('`portolan quote` and `portolan guidance` print where, what and what to do', async () => {
    const lines: string[] = [];
    const print = (text: string): void => void lines.push(text);
    const run = (...args: string[]): Promise<number> =>
      runCli([...args, '--url', api.url, '--token', api.people.exporter.token], {
        ...{ environment: {}, root: resolve(import.meta.dirname, '../..'), isTerminal: false },
        ...{ out: print, err: print },
      });
    const way = ['--from', 'RW', '--to', 'DE', '--hs', '460218', '--date', '2026-06-30'];
    const paid = ['--value', '60.00', '--currency', 'EUR', '--grams', '900'];
    expect(await run('quote', ...way, ...paid)).toBe(1);
    expect(lines.join('\n')).toContain(`  /items/0/hs_code: ${MESSAGE} (${HINT})`);
    lines.length = 0;
    expect(await run('guidance', '--hs', '460218', '--from', 'RW', '--to', 'DE')).toBe(1);
    expect(lines.join('\n')).toContain(`  query/hs_code: ${MESSAGE} (${HINT})`);
  });
});
