import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../../cli/main.js';
import { startTestApi, type TestApi } from '../support/api/startTestApi.js';
import { ecbFile } from '../support/rates/ecbRates.js';

let api: TestApi;
let folder: string;
let file: string;
beforeAll(async () => {
  api = await startTestApi();
  folder = await mkdtemp(join(tmpdir(), 'portolan-rates-'));
  file = join(folder, 'eurofxref-hist.csv');
  await writeFile(file, ecbFile());
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true });
});

/** Runs a command line as customs: its exit code and what it wrote. */
async function run(...args: string[]): Promise<{ code: number; text: string }> {
  const lines: string[] = [];
  const write = (line: string): void => void lines.push(line);
  const environment = { PORTOLAN_URL: api.url, PORTOLAN_TOKEN: api.people.customs.token };
  const code = await runCli(['rates', ...args], {
    environment,
    root: folder,
    out: write,
    err: write,
    isTerminal: false,
  });
  return { code, text: lines.join('\n') };
}

describe('portolan rates', () => {
  it('imports a history, says what it did, and again that all is known', async () => {
    expect(await run('import', file)).toEqual({
      code: 0,
      text: '9 days from 2019-04-08 to 2025-04-25, 41 currencies, 63 rates: 63 added, 0 superseded, 0 known already.',
    });
    expect((await run('import', file)).text).toContain('0 added, 0 superseded, 63 known already.');
  });

  it('names what is wrong with a file, by line and column', async () => {
    const broken = join(folder, 'broken.csv');
    await writeFile(broken, ecbFile().replace('161.98', 'about 162'));
    const { code, text } = await run('import', broken);
    expect(code).toBe(1);
    expect(text).toContain('RATE.FILE_INVALID: 1 fault; nothing was taken.');
    expect(text).toContain('line 6, column JPY: “about 162” is neither a rate');
    expect((await run('import', join(folder, 'none.csv'))).text).toContain('none.csv cannot be read');
  });

  it('enters a rate and shows it, with the last one before where none is in force', async () => {
    const words = ['--source', 'A gazette', '--reason', 'No file'];
    const validity = ['--published', '2026-10-21', '--from', '2026-11-01', '--until', '2026-11-30'];
    const entered = await run('set', 'cn_customs', 'USD', 'CNY', '7.0888', ...validity, ...words);
    expect(entered.text).toMatch(
      /^1 USD = 7.0888 CNY in cn_customs, in force 2026-11-01 to 2026-11-30 \(cn_customs\.usd-cny\.2026-11-01\.\d+\)\.$/,
    );
    expect((await run('show', 'CNY', 'USD', '--date', '2026-11-30')).text).toContain(
      '2026-11-01 to 2026-11-30  official',
    );
    expect((await run('show', 'USD', 'CNY', '--date', '2026-12-01')).text).toContain('the last one before 2026-12-01');
    expect((await run('show', 'USD', 'CNY', '--date', '2026-10-31')).text).toBe(
      'No table has a rate between USD and CNY up to 2026-10-31.',
    );
  });

  it('asks for a source and a reason', async () => {
    const { code, text } = await run('set', 'cn_customs', 'USD', 'CNY', '7', '--from', '2026-11-01', '--source', 'x');
    expect(code).toBe(2);
    expect(text).toContain("required option '--reason <words>' not specified");
  });
});
