import { createRecord } from '../../prisma/withActor.js';
import { WORKER } from '../../prisma/actor.js';
import { faultsOf, get, post, send, type TestAnswer } from '../support/api/request.js';
import type { Handle } from '../support/api/people.js';
import { startTestApi, type TestApi } from '../support/api/startTestApi.js';
import { TEST_KEYS } from '../support/testKeys.js';
import { ecbFile, PUBLISHED } from '../support/rates/ecbRates.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const PATH = '/v1/exchange-rates';

const upload = (text: string, fields: Record<string, string> = {}, as: Handle = 'customs', key?: string) => {
  const raw = new FormData();
  for (const [name, value] of Object.entries({ table: 'ecb', ...fields })) raw.set(name, value);
  raw.set('file', new Blob([text], { type: 'text/csv' }), 'eurofxref-hist.csv');
  return send(api, 'POST', `${PATH}/imports`, { as, raw, ...(key === undefined ? {} : { key }) });
};
const rate = (changes: Record<string, unknown> = {}) => ({
  table: 'cn_customs',
  base: 'USD',
  quote: 'CNY',
  rate: '7.0888',
  source: 'Customs of China, rates for November 2026',
  reason: 'The table of the month is not published in a form that can be imported.',
  published_on: '2026-10-21',
  valid_from: '2026-11-01',
  valid_until: '2026-11-30',
  ...changes,
});
const set = (changes: Record<string, unknown> = {}, as: Handle = 'customs'): Promise<TestAnswer> =>
  post(api, PATH, { as, body: rate(changes) });
const on = async (day: string, pair = 'base=USD&quote=CNY', as: Handle = 'exporter') => {
  const { body } = await get(api, `${PATH}?${pair}&on=${day}`, as);
  return (body.items as Record<string, unknown>[]).map(({ table, rate: value, standing, published_on: day_ }) => [
    ...[table, value, standing, day_],
  ]);
};
const count = async (): Promise<number> => {
  const record = createRecord(api.database.application, TEST_KEYS, { connections: 1 });
  try {
    return await record.withActor(WORKER, (tx) => tx.exchangeRate.count());
  } finally {
    await record.close();
  }
};

describe('POST /v1/exchange-rates', () => {
  it('201: enters a rate with its validity, and who entered it', async () => {
    const answer = await set();
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      rate: '7.0888',
      kind: 'official',
      entered: 'manual',
      valid_until: '2026-11-30',
    });
    expect(answer.body.entered_by).toBe(api.people.customs.personId);
    expect(String(answer.body.rate_id)).toMatch(/^cn_customs\.usd-cny\.2026-11-01\.\d+$/);
  });

  it('201: the same again is the one that stands', async () => {
    const first = await set();
    const again = await set({ rate: '7.08880' });
    expect(again.body.rate_id).toBe(first.body.rate_id);
  });

  it.each([
    ['2026-10-31', []],
    ['2026-11-01', [['cn_customs', '7.0888', 'in_force', '2026-10-21']]],
    ['2026-11-30', [['cn_customs', '7.0888', 'in_force', '2026-10-21']]],
    ['2026-12-01', [['cn_customs', '7.0888', 'last_before', '2026-10-21']]],
  ])('on %s it is %j', async (day, expected) => {
    await set();
    expect(await on(day)).toEqual(expected);
  });

  it('409: another value is refused with what is known, and supersedes it only when asked to; nothing is changed', async () => {
    const table = { table: 'superseded' };
    await set(table);
    const refused = await set({ ...table, rate: '7.1' });
    expect([refused.status, refused.body.code]).toEqual([409, 'RATE.DIFFERS']);
    expect(refused.text).toContain('1 USD = 7.0888');
    const taken = await set({ ...table, rate: '7.1', supersede: true });
    expect([taken.status, taken.body.rate]).toEqual([201, '7.1']);
    expect((await on('2026-11-15')).filter(([name]) => name === 'superseded')).toEqual([
      ['superseded', '7.1', 'in_force', '2026-10-21'],
    ]);
  });

  it('422: all faults at once', async () => {
    const answer = await set({ base: 'ABC', rate: '0.00', valid_until: '2026-10-31', published_on: '2999-01-01' });
    expect(answer.status).toBe(422);
    expect(faultsOf(answer)).toEqual([
      { pointer: '/base', code: 'MONEY.CURRENCY_UNKNOWN' },
      { pointer: '/rate', code: 'REQUEST.FIELD_INVALID' },
      { pointer: '/valid_until', code: 'REQUEST.FIELD_INVALID' },
      { pointer: '/published_on', code: 'REQUEST.FIELD_INVALID' },
    ]);
  });

  it.each([['reason'], ['source'], ['valid_from'], ['published_on']])('422: without %s', async (field) => {
    expect(faultsOf(await set({ [field]: undefined }))).toEqual([
      { pointer: `/${field}`, code: 'REQUEST.FIELD_REQUIRED' },
    ]);
  });

  it('422: a rate of a currency into itself, and one of the pack', async () => {
    const answer = await set({ quote: 'USD', table: 'pack' });
    expect(faultsOf(answer).map(({ pointer }) => pointer)).toEqual(['/quote', '/table']);
  });

  it.each<[Handle, number]>([
    ['exporter', 403],
    ['naeb', 403],
    ['customs', 201],
    ['operator', 201],
  ])('%s: %i', async (as, status) => {
    expect((await set({}, as)).status).toBe(status);
  });

  it('does not tell an exporter who entered it', async () => {
    await set();
    const { body } = await get(api, `${PATH}?base=USD&quote=CNY&on=2026-11-15`, 'exporter');
    expect(body.items).toContainEqual(
      expect.objectContaining({ entered_by: null, entered_by_role: 'customs_officer' }),
    );
  });
});

describe('POST /v1/exchange-rates/imports', () => {
  it('refuses a file with a fault, names line and column, and takes nothing of it', async () => {
    const before = await count();
    const answer = await upload(ecbFile().replace('1.1279', '1,12x79').replace('2019-04-09', '2019-04-31'));
    expect([answer.status, answer.body.code]).toEqual([422, 'RATE.FILE_INVALID']);
    expect(answer.text).toContain('line 8, column Date');
    expect(answer.text).toContain('line 9, column Date: “2019-04-31” is no day');
    expect(await count()).toBe(before);
  });

  it('takes all of a file, and again changes nothing', async () => {
    const answer = await upload(ecbFile());
    expect(answer.status).toBe(201);
    const [days, each] = [Object.keys(PUBLISHED).length, 7];
    const same = {
      table: 'ecb',
      days,
      first_day: '2019-04-08',
      last_day: '2025-04-25',
      currencies: 41,
      read: days * each,
    };
    expect(answer.body).toMatchObject({ ...same, added: days * each, superseded: 0, gone: 0 });
    const again = await upload(ecbFile(), {}, 'operator');
    expect(again.body).toMatchObject({ ...same, added: 0, superseded: 0, gone: 0 });
    expect(await on('2019-04-10', 'base=EUR&quote=USD')).toEqual([['ecb', '1.1279', 'in_force', '2019-04-10']]);
    // Asked for the other way round they are told as they were published.
    expect(await on('2019-04-10', 'base=USD&quote=EUR')).toEqual([['ecb', '1.1279', 'in_force', '2019-04-10']]);
  });

  it('tells on a day without publication which was the last, as that', async () => {
    await upload(ecbFile());
    expect(await on('2025-04-20', 'base=EUR&quote=MYR')).toEqual([['ecb', '5.0069', 'last_before', '2025-04-17']]);
  });

  it('takes newer days of a longer file and leaves the others alone', async () => {
    await upload(ecbFile());
    const newest = `2025-04-28,1.136,163.1${',N/A'.repeat(39)},`;
    const longer = ecbFile().replace('\n2025-04-25', `\n${newest}\n2025-04-25`);
    const { body } = await upload(longer);
    expect(body).toMatchObject({ added: 2, superseded: 0, read: Object.keys(PUBLISHED).length * 7 + 2 });
  });

  it('409: a changed past is refused with the difference named, and taken only when superseding', async () => {
    await upload(ecbFile());
    const before = await count();
    const changed = ecbFile().replace('1.1415', '1.1514');
    const refused = await upload(changed);
    expect([refused.status, refused.body.code]).toEqual([409, 'RATE.DIFFERS']);
    expect(refused.text).toContain('2025-04-23, USD: 1.1415 is known, the file has 1.1514');
    expect(await count()).toBe(before);

    const unexplained = await upload(changed, { supersede: 'true' });
    expect(faultsOf(unexplained)).toEqual([{ pointer: '/reason', code: 'REQUEST.FIELD_REQUIRED' }]);
    const taken = await upload(changed, { supersede: 'true', reason: 'The bank has corrected the day.' });
    expect(taken.body).toMatchObject({ added: 0, superseded: 1 });
    expect(await count()).toBe(before + 1);
    expect(await on('2025-04-23', 'base=EUR&quote=USD')).toEqual([['ecb', '1.1514', 'in_force', '2025-04-23']]);
    await upload(ecbFile(), { supersede: 'true', reason: 'And taken the correction back.' });
    expect(await on('2025-04-23', 'base=EUR&quote=USD')).toEqual([['ecb', '1.1415', 'in_force', '2025-04-23']]);
  });

  it('409: a rate that is gone from the file is a difference too, and stands', async () => {
    await upload(ecbFile());
    const without = ecbFile().replace('8.3929', 'N/A');
    expect((await upload(without)).text).toContain('2025-04-22, CNY: 8.3929 is known, the file has none any more');
    const { body } = await upload(without, { supersede: 'true', reason: 'As the bank has it now.' });
    expect(body).toMatchObject({ superseded: 0, gone: 1 });
    expect(await on('2025-04-22', 'base=EUR&quote=CNY')).toEqual([['ecb', '8.3929', 'in_force', '2025-04-22']]);
  });

  it('is done once under one key', async () => {
    const key = 'one-import';
    const first = await upload(ecbFile(), {}, 'customs', key);
    const again = await upload(ecbFile(), {}, 'customs', key);
    expect(again.text).toBe(first.text);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
  });

  it('two at once add each rate once', async () => {
    const fresh = ecbFile(['2021-12-01']).replace('2021-12-01', '2021-12-02');
    const answers = await Promise.all([upload(fresh), upload(fresh), upload(fresh)]);
    expect(answers.map(({ body }) => body.added).sort()).toEqual([0, 0, 7]);
  });

  it.each<[Handle, number]>([
    ['exporter', 403],
    ['naeb', 403],
  ])('%s: %i', async (as, status) => {
    expect((await upload(ecbFile(), {}, as)).status).toBe(status);
  });
});

describe('the record', () => {
  it('keeps rates as they were entered: nobody changes or deletes one, and no exporter enters one', async () => {
    await set();
    const record = createRecord(api.database.application, TEST_KEYS, { connections: 1 });
    try {
      await expect(record.withActor(WORKER, (tx) => tx.$executeRaw`UPDATE exchange_rate SET rate = 1`)).rejects.toThrow(
        'permission denied',
      );
      await expect(record.withActor(WORKER, (tx) => tx.$executeRaw`DELETE FROM exchange_rate`)).rejects.toThrow(
        'permission denied',
      );
      const { organisationId, personId } = api.people.exporter;
      const actor = { kind: 'person', role: 'exporter', scope: 'organisation', organisationId, personId } as const;
      await expect(
        record.withActor(
          actor,
          (
            tx,
          ) => tx.$executeRaw`INSERT INTO exchange_rate (entry_id, table_name, base, quote, kind, rate, published_on, valid_from)
            VALUES ('fxe_x', 'ecb', 'EUR', 'USD', 'official', 1, '2026-01-01', '2026-01-01')`,
        ),
      ).rejects.toThrow('row-level security');
    } finally {
      await record.close();
    }
  });
});
