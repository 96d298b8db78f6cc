/** Who looked at a firm's case: every operation that shows one to somebody else leaves a row, and the firm can read it. */
import pg from 'pg';
import { OPERATIONS } from '../../api/contract/operations.js';
import { personActor } from '../../prisma/actor.js';
import { storeReads } from '../../prisma/queries/accessRecords.js';
import { UNRECORDED_READS } from '../../services/access/unrecordedReads.js';
import { isUseCase, permissionOf, type UseCase } from '../../services/permissions/table.js';
import { writeCase, type CaseFixture } from '../support/api/caseFixture.js';
import type { Handle } from '../support/api/people.js';
import { get, post, type TestAnswer } from '../support/api/request.js';
import { startTestApi, type TestApi } from '../support/api/startTestApi.js';

let api: TestApi;
let ids: CaseFixture;
let superuser: pg.Client;
beforeAll(async () => {
  api = await startTestApi({ actWaitMs: 50 });
  ids = await writeCase(api);
  superuser = new pg.Client({ connectionString: api.database.superuser });
  await superuser.connect();
});
afterAll(async () => {
  await superuser.end();
  await api.close();
});
beforeEach(() => superuser.query('TRUNCATE access_record'));

const OFFICERS = ['customs', 'naeb', 'operator', 'auditor'] as const satisfies readonly Handle[];
type Officer = (typeof OFFICERS)[number];

const QUEUES: Readonly<Record<Officer, keyof CaseFixture['tasks']>> = {
  customs: 'customs',
  naeb: 'agency:NAEB',
  operator: 'operator',
  auditor: 'operator',
};

const params = (as: Officer): Record<string, string> => ({
  declaration_id: ids.declaration,
  document_id: ids.document,
  permit_id: ids.permit,
  task_id: ids.tasks[QUEUES[as]],
  inspection_id: ids.inspection,
  payment_id: ids.payment,
  act_id: ids.act,
  parked_step_id: ids.parkedStep,
  operation_id: ids.operation,
  proposal_id: ids.enforcement,
  result_id: ids.result,
  consolidation_id: ids.consolidation,
  code: '0901',
});

/** Rows as they are kept. */
async function kept(): Promise<
  { operation: string; person_id: string; declaration_id: string; organisation_id: string }[]
> {
  return (await superuser.query('SELECT * FROM access_record ORDER BY at, operation')).rows as never;
}

const firm = (): string => api.people.exporter.organisationId;

/** What an officer may read, with the operation of the contract. */
const READS = OPERATIONS.flatMap(({ operationId, method, path }) => {
  if (!isUseCase(operationId)) return [];
  const readers = OFFICERS.filter(
    (as) =>
      permissionOf(operationId).roles[
        ({ customs: 'customs_officer', naeb: 'agency_officer', operator: 'operator', auditor: 'auditor' } as const)[as]
      ] !== undefined,
  );
  const isRead = method === 'get' || operationId === 'reassessDeclaration';
  return isRead ? readers.map((as) => [operationId, as, path] as [UseCase, Officer, string]) : [];
});

/** Where the answer is about the case only with a question. */
const QUERIES: Partial<Record<UseCase, string>> = { searchHs: '?q=coffee' };

function ask(useCase: UseCase, as: Officer, path: string): Promise<TestAnswer> {
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params(as)[name] ?? 'unknown');
  if (useCase === 'reassessDeclaration') return post(api, address, { as, body: { date: '2026-06-30' } });
  return get(api, `${address}${QUERIES[useCase] ?? ''}`, as);
}

describe.each(READS)('%s by %s', (useCase, as, path) => {
  const reason = UNRECORDED_READS[useCase];
  it(reason === undefined ? 'is written down' : `is not: ${reason}`, async () => {
    const { status, text } = await ask(useCase, as, path);
    const rows = await kept();
    if (reason !== undefined) {
      expect(rows).toEqual([]);
      // Whoever shows a name has no reason.
      for (const planted of ['Li Na', 'Wensan', '+8657185', 'A paper about']) expect(text).not.toContain(planted);
      return;
    }
    // What was refused was not shown.
    if (status >= 400) return expect(rows).toEqual([]);
    const isEmpty = status === 200 && /^\{"items":\[\]/.test(text) && !path.includes('{declaration_id}');
    expect(rows).toMatchObject(
      isEmpty
        ? []
        : [
            {
              operation: useCase,
              person_id: api.people[as].personId,
              declaration_id: ids.declaration,
              organisation_id: firm(),
            },
          ],
    );
  });
});

it('the reads that show a case are asked and shown here, so that the list above is not of empty answers', async () => {
  const shown: [UseCase, Officer][] = [];
  for (const [useCase, as, path] of READS) {
    await superuser.query('TRUNCATE access_record');
    await ask(useCase, as, path);
    if ((await kept()).length > 0) shown.push([useCase, as]);
  }
  for (const useCase of [
    'getDeclaration',
    'getTimeline',
    'listVersions',
    'listDecisions',
    'listDocuments',
    'getDocument',
    'getDocumentContent',
    'listTasks',
    'getTask',
    'getInspection',
    'listInspections',
    'getPayment',
    'listPayments',
  ] as const)
    expect(shown).toEqual(expect.arrayContaining([[useCase, 'customs']]));
  for (const useCase of ['getDeclaration', 'getTimeline', 'getDocumentContent', 'listPermitApplications'] as const)
    expect(shown).toEqual(expect.arrayContaining([[useCase, 'naeb']]));
  for (const useCase of [
    'listStuck',
    'getStuck',
    'listOperations',
    'getOperation',
    'getEnforcement',
    'getInspectionResult',
  ] as const)
    expect(shown).toEqual(expect.arrayContaining([[useCase, 'operator']]));
});

describe('what a firm reads of it', () => {
  const records = async (as: Handle, query = ''): Promise<Record<string, unknown>[]> =>
    (await get(api, `/v1/access_records${query}`, as)).body.items as Record<string, unknown>[];
  const look = (as: Handle, what = ''): Promise<TestAnswer> =>
    get(api, `/v1/declarations/${ids.declaration}${what}`, as);

  it('is one row a person, case and hour, with what was asked, however often', async () => {
    for (const what of ['', '', '/timeline', '/versions', '', '/timeline']) await look('customs', what);
    await look('naeb');
    const found = await records('exporter');
    expect(found).toHaveLength(2);
    expect(found).toEqual(
      expect.arrayContaining([
        {
          declaration_id: ids.declaration,
          organisation_id: firm(),
          person_id: api.people.customs.personId,
          role: 'customs_officer',
          agency: null,
          reader_organisation_id: api.people.customs.organisationId,
          operations: ['getDeclaration', 'getTimeline', 'listVersions'],
          hour: expect.stringMatching(/T\d\d:00:00\.000Z$/) as string,
          first_at: expect.any(String) as string,
        },
        expect.objectContaining({
          person_id: api.people.naeb.personId,
          agency: 'NAEB',
          operations: ['getDeclaration'],
        }),
      ]),
    );
  });

  it('is not its own reading, and what was refused is no reading', async () => {
    for (const what of ['', '/timeline']) await look('colleague', what);
    expect((await look('stranger')).status).toBe(404);
    expect((await look('rica')).status).toBe(404);
    expect(await kept()).toEqual([]);
  });

  it('is its own alone; the operator reads it of every firm, an officer of none', async () => {
    await look('customs');
    expect(await records('stranger')).toEqual([]);
    expect(await records('colleague')).toHaveLength(1);
    expect(await records('operator')).toHaveLength(1);
    for (const as of ['customs', 'naeb'] as const) expect((await get(api, '/v1/access_records', as)).status).toBe(403);
  });

  it('is read by page and by declaration', async () => {
    const second = await writeCase(api);
    for (const as of ['customs', 'customs2', 'operator'] as const) {
      await look(as);
      await get(api, `/v1/declarations/${second.declaration}`, as);
    }
    const walked: unknown[] = [];
    let cursor = '';
    do {
      const { body } = await get(api, `/v1/access_records?limit=1${cursor}`, 'exporter');
      walked.push(...(body.items as unknown[]));
      const { next_cursor: next } = body as { next_cursor: string | null };
      cursor = next === null ? '' : `&cursor=${next}`;
    } while (cursor !== '');
    expect(walked).toEqual(await records('exporter'));
    expect(walked).toHaveLength(6);
    expect(await records('exporter', `?declaration_id=${second.declaration}`)).toHaveLength(3);
  });

  it('is written once when many look at once', async () => {
    await Promise.all(Array.from({ length: 12 }, () => look('customs')));
    expect(await kept()).toHaveLength(1);
  });

  it('is written in nobody else’s name', async () => {
    const { personId, organisationId } = api.people.customs;
    const officer = personActor({ personId, organisationId, role: 'customs_officer' });
    const other = { personId: api.people.customs2.personId, role: 'customs_officer', agency: null, organisationId };
    const read = { declarationId: ids.declaration, organisationId: firm() };
    const write = api.deps.record.withActor(officer, (tx) =>
      storeReads(tx, { ...other, operation: 'getTimeline' }, [read]),
    );
    await expect(write).rejects.toThrow(/row-level security/);
  });
});
