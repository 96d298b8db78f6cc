import { coffee, submitCoffee } from '../support/api/declarations.js';
import type { Handle } from '../support/api/people.js';
import { faultsOf, get, post, send, type TestAnswer } from '../support/api/request.js';
import { startTestApi, type TestApi } from '../support/api/startTestApi.js';
import { readRows } from '../support/readRows.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ actWaitMs: 50 });
});
afterAll(() => api.close());

interface Code {
  code: string;
  path: { code: string; text: string }[];
  permits: { permit_type: string; applies: string }[];
}
const itemsOf = ({ body }: TestAnswer): Code[] => body.items as Code[];
const classify = (body: Record<string, unknown>, as: Handle = 'exporter'): Promise<TestAnswer> =>
  post(api, '/v1/hs/classifications', { as, body });
const headingsOf = ({ body }: TestAnswer): string[] => (body.headings as Code[]).map(({ code }) => code);

function importFile(
  content: string | Uint8Array<ArrayBuffer>,
  fields: Record<string, string>,
  as: Handle = 'operator',
) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob([content]), 'harmonized-system.csv');
  return send(api, 'POST', '/v1/nomenclature/imports', { as, raw: form });
}

const EDITION_2017 = [
  'hscode,description',
  '04,Dairy',
  '0410,Other animal products',
  '041000,"Edible products of animals, n.e.c."',
  '09,"Coffee, tea"',
  '0901,Coffee',
  '090121,"Coffee; roasted, not decaffeinated"',
].join('\n');

describe('before any import', () => {
  it('finds the codes of the corridors by words, with the path spelled out and the permits they need', async () => {
    const answer = await get(api, '/v1/hs?q=roasted%20cofee%20beans', 'exporter');
    expect(answer.body).toMatchObject({ edition: '2022', wording: 'built_in' });
    const [first, second] = itemsOf(answer);
    expect(first?.path.map(({ code }) => code)).toEqual(['09', '0901']);
    expect(second?.code).toBe('090121');
    // Rwandan coffee: NAEB's export certificate and RICA's phytosanitary certificate (countries/RW).
    expect(second?.permits.map(({ permit_type: type }) => type).sort()).toEqual([
      'naeb-coffee-export',
      'rica-phytosanitary',
    ]);
  });

  it('marks the permits of another origin when asked for', async () => {
    const answer = await get(api, '/v1/hs/090121?origin=AQ', 'exporter');
    expect(answer.body.permits).toEqual([]);
  });

  it('shows a code with what stands below it', async () => {
    const answer = await get(api, '/v1/hs/0901', 'exporter');
    expect(answer.body).toMatchObject({ code: '0901', became: null });
    expect((answer.body.below as Code[]).map(({ code }) => code)).toContain('090121');
  });

  it('404: a code that the edition lacks', async () => {
    const answer = await get(api, '/v1/hs/442010?edition=2022', 'exporter');
    expect([answer.status, answer.body.code]).toEqual([404, 'HS.CODE_UNKNOWN']);
    expect((await get(api, '/v1/hs/442010?edition=2017', 'exporter')).status).toBe(200);
  });

  it('400: a question without words, or a language that is not known', async () => {
    expect((await get(api, '/v1/hs?q=', 'exporter')).status).toBe(400);
    expect((await get(api, '/v1/hs?q=coffee&language=de', 'exporter')).status).toBe(400);
  });

  it('offers headings for a description in another language', async () => {
    const answer = await classify({ description: 'urusenda', language: 'rw' });
    expect(headingsOf(answer)).toContain('0904');
    expect(answer.body.vague).toBeNull();
  });

  it('stops a vague description and says what to write instead', async () => {
    const answer = await classify({ description: 'Gift' });
    expect(answer.status).toBe(200);
    expect(answer.body.vague).toMatchObject({
      cause: 'listed',
      write_instead: expect.stringMatching(/Write what it is/) as string,
    });
  });

  it('422: a description that is empty', async () => {
    expect(faultsOf(await classify({ description: ' ' }))).toEqual([
      { pointer: '/description', code: 'REQUEST.FIELD_INVALID' },
    ]);
  });
});

describe("a firm's own past choices", () => {
  it('come first, for the firm alone', async () => {
    const data = coffee();
    const [line] = data.items;
    const { id } = await submitCoffee(api, data);
    const mine = await classify({ description: String(line?.description) }, 'colleague');
    expect((mine.body.own as (Code & { declaration_id: string })[])[0]).toMatchObject({
      code: line?.hs_code.slice(0, 6),
      declaration_id: id,
      declared_as: line?.description,
    });
    expect((await classify({ description: String(line?.description) }, 'stranger')).body.own).toEqual([]);
  });
});

describe('POST /v1/nomenclature/imports', () => {
  it('422: names line and column, and keeps nothing of the file', async () => {
    const answer = await importFile(`${EDITION_2017}\n901,Coffee\n090122,\n`, { edition: '2017' });
    expect([answer.status, answer.body.code]).toEqual([422, 'HS.FILE_INVALID']);
    expect((answer.body.errors as { message: string }[]).map(({ message }) => message)).toEqual([
      'line 8, column hscode: "901" is no code of 2, 4 or 6 digits (write leading zeros)',
      'line 9, column description: is empty',
    ]);
    expect((await get(api, '/v1/hs/0901?edition=2017', 'exporter')).body.wording).toBe('built_in');
  });

  it('422: a file that is not UTF-8, a file without its edition', async () => {
    const bytes = new Uint8Array([...new TextEncoder().encode('hscode,description\n09,Caf'), 0xe9, 0x0a]);
    expect((await importFile(bytes, { edition: '2017' })).body.code).toBe('HS.FILE_INVALID');
    expect(faultsOf(await importFile(EDITION_2017, {}))).toEqual([
      { pointer: '/edition', code: 'REQUEST.FIELD_REQUIRED' },
    ]);
  });

  it('201: replaces the built-in part, is seen at the next question, and changes nothing when done again', async () => {
    const first = await importFile(EDITION_2017, { edition: '2017' });
    expect([first.status, first.body.id, first.body.rows, first.body.unchanged]).toEqual([201, 'hs:2017', 6, false]);
    const shown = await get(api, '/v1/hs/0901?edition=2017', 'exporter');
    expect(shown.body).toMatchObject({ wording: 'imported', below: [{ code: '090121' }] });
    expect(headingsOf(await classify({ description: 'sisal basket', edition: '2017' }))).toEqual([]);
    const again = await importFile(EDITION_2017, { edition: '2017' });
    expect([again.body.unchanged, again.body.imported_at]).toEqual([true, first.body.imported_at]);
  });

  it('is an act of operators, and stands in the audit', async () => {
    expect((await importFile(EDITION_2017, { edition: '2017' }, 'exporter')).status).toBe(403);
    const audit = await readRows<{ what: string; id: string }>(
      api.database.superuser,
      "SELECT body->>'what' AS what, body->'facts'->>'id' AS id FROM audit_record WHERE body->>'what' = 'nomenclatureImported'",
    );
    expect(audit).toEqual([{ what: 'nomenclatureImported', id: 'hs:2017' }]);
  });
});

describe('a correlation table', () => {
  it('tells what became of a code, and of codes in country packs', async () => {
    const before = await get(api, '/v1/nomenclature/check', 'operator');
    expect(before.body.not_checked).toContain('What was split or renumbered: no correlation table was imported.');
    const done = await importFile('hs_2017,hs_2022\n041000,041010\n041000,041090\n', { kind: 'correlation' });
    expect([done.status, done.body.rows]).toEqual([201, 2]);
    const shown = await get(api, '/v1/hs/041000?edition=2017', 'exporter');
    expect(shown.body.became).toEqual({ fate: 'split', candidates: ['041010', '041090'] });
    const newer = await get(api, '/v1/hs/041000?edition=2022', 'exporter');
    expect(newer.body.detail).toContain('HS 2022 has 041010, 041090.');
  });

  it('names the codes of packs that the imported edition lacks', async () => {
    await importFile('hscode,description\n01,Animals\n0101,Horses\n010121,Pure-bred\n', { edition: '2022' });
    const { body } = await get(api, '/v1/nomenclature/check', 'operator');
    const findings = body.findings as { code: string; finding: string; where: string }[];
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: '0901',
        finding: 'not_in_edition',
        where: expect.stringMatching(/^RW\//) as string,
      }),
    );
    expect(body.codes).toBeGreaterThan(50);
  });
});
