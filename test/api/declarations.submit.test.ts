import { coffee, createDraft, putCoffeePermitsOnFile, submitCoffee } from '../support/api/declarations.js';
import { faultsOf, get, post } from '../support/api/request.js';
import { startTestApi, type TestApi } from '../support/api/startTestApi.js';

/** Nothing works on the task queue of these tests: submissions are recorded and started, later acts wait. */
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const permitsLeft = async (): Promise<number[]> => {
  const { body } = await get(api, '/v1/permits', 'exporter');
  return (body.items as { remaining_grams: number }[]).map(({ remaining_grams: left }) => left);
};

describe('POST /v1/declarations/{id}/submit', () => {
  it('200: records the submission whole and starts the clearance', async () => {
    await putCoffeePermitsOnFile(api, 25_000);
    const { id, answer } = await submitCoffee(api);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      kind: 'submit',
      taken_up: true,
      accepted: true,
      state: 'SUBMITTED',
      allowed_actions: ['withdraw'],
    });

    const declaration = await get(api, `/v1/declarations/${id}`, 'exporter');
    expect(declaration.body).toMatchObject({ state: 'SUBMITTED', data_version: 1, faults: [] });
    expect(declaration.body.lrn).toMatch(/^[0-9A-Z]{22}$/);
    expect(declaration.body.ducr).toMatch(/^\dRW101234567-[0-9A-F]{19}$/);

    const timeline = (await get(api, `/v1/declarations/${id}/timeline`, 'exporter')).body.items as {
      what: string;
      sequence: number;
    }[];
    expect(timeline.map(({ what }) => what)).toEqual([
      'draftCreated',
      'declarationSubmitted',
      'permitReserved',
      'permitReserved',
    ]);
    expect(timeline.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
    expect(await permitsLeft()).toEqual([15_000, 15_000]);

    const decisions = (await get(api, `/v1/declarations/${id}/decisions`, 'exporter')).body.items as Record<
      string,
      unknown
    >[];
    expect(decisions).toEqual([expect.objectContaining({ kind: 'permits', data_version: 1 })]);
    expect((await get(api, `/v1/declarations/${id}/versions`, 'exporter')).body.items).toEqual([
      expect.objectContaining({ number: 1, made_by: 'exporter' }),
    ]);
    const description = await api.deps.temporal.workflow.getHandle(`clearance:${id}`).describe();
    expect(description.status.name).toBe('RUNNING');
  });

  it('opens applications for what no permit covers, and never overdraws one under concurrency', async () => {
    const before = await permitsLeft();
    expect(before).toEqual([15_000, 15_000]);
    const submitted = await Promise.all([submitCoffee(api), submitCoffee(api), submitCoffee(api)]);
    expect(submitted.map(({ answer }) => answer.status)).toEqual([200, 200, 200]);
    expect(await permitsLeft()).toEqual([5_000, 5_000]);
    const applications = (await get(api, '/v1/permit-applications', 'exporter')).body.items as {
      declaration_id: string;
      standing: string;
    }[];
    expect(applications.map(({ standing }) => standing)).toEqual(['TO_APPLY', 'TO_APPLY', 'TO_APPLY', 'TO_APPLY']);
    expect(new Set(applications.map(({ declaration_id: id }) => id)).size).toBe(2);
  });

  it('422: answers every fault of the data at once and changes nothing', async () => {
    const good = coffee();
    const id = await createDraft(api, 'exporter', {
      ...good,
      incoterm: 'DDP',
      invoice: { ...good.invoice, date: '2999-01-01' },
      gross_weight_grams: 1,
      exporter: { ...good.exporter, country: 'CN' },
    });
    const answer = await post(api, `/v1/declarations/${id}/submit`, { as: 'exporter' });
    expect([answer.status, answer.body.code]).toEqual([422, 'DECLARATION.INCOMPLETE']);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(faultsOf(answer)).toEqual(
      expect.arrayContaining([
        { pointer: '/data/destination_charges_paid_by', code: 'DECLARATION.PAYER_CONTRADICTS_TERMS' },
        { pointer: '/data/invoice/date', code: 'DECLARATION.INVOICE_IN_FUTURE' },
        { pointer: '/data/gross_weight_grams', code: 'DECLARATION.NET_EXCEEDS_GROSS' },
        { pointer: '/data/exporter/country', code: 'DECLARATION.FIELD_INVALID' },
      ]),
    );
    expect((await get(api, `/v1/declarations/${id}`, 'exporter')).body).toMatchObject({ state: 'DRAFT', version: 1 });
  });

  it('422: refuses a local reference used within 48 hours by the same firm', async () => {
    expect((await submitCoffee(api, coffee({ lrn: 'ROAST0001' }))).answer.status).toBe(200);
    const { answer } = await submitCoffee(api, coffee({ lrn: 'ROAST0001' }));
    expect(answer.status).toBe(422);
    expect(faultsOf(answer)).toEqual([{ pointer: '/data/lrn', code: 'DECLARATION.LRN_REUSED' }]);
  });

  it('409: refuses a second submission, says what may be done instead, and keeps the attempt', async () => {
    const { id } = await submitCoffee(api);
    const answer = await post(api, `/v1/declarations/${id}/submit`, { as: 'exporter' });
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({
      code: 'CLEARANCE.ACTION_NOT_ALLOWED',
      state: 'SUBMITTED',
      allowed_actions: ['withdraw'],
    });
    const acts = await api.deps.record.withActor(
      { kind: 'dispatcher', role: 'dispatcher', scope: 'dispatcher' },
      (tx) => tx.act.findMany({ where: { declarationId: id }, orderBy: { storedAt: 'asc' } }),
    );
    expect(acts.map(({ kind, outcome }) => [kind, (outcome as { accepted: boolean }).accepted])).toEqual([
      ['submit', true],
      ['submit', false],
    ]);
  });

  it('202: an act that nothing takes up in time is stored and can be asked for', async () => {
    const { id } = await submitCoffee(api);
    const answer = await post(api, `/v1/declarations/${id}/withdraw`, {
      as: 'exporter',
      body: { reason: 'Sold elsewhere' },
    });
    expect(answer.status).toBe(202);
    expect(answer.body).toMatchObject({ kind: 'withdraw', taken_up: false, accepted: null, state: 'SUBMITTED' });
    const location = answer.headers.get('location') ?? '';
    expect(location).toBe(`/v1/acts/${String(answer.body.id)}`);
    expect((await get(api, location, 'exporter')).body).toMatchObject({ taken_up: false });
    expect((await get(api, location, 'stranger')).status).toBe(404);
    expect((await get(api, location, 'customs')).status).toBe(404);
  });
});

describe('deadline policy', () => {
  const policy = { deadlines: { documents_due: 2 }, random_draw: '0.9999' } as const;

  it('200: is recorded outside production', async () => {
    const { answer } = await submitCoffee(api, coffee({ policy }));
    expect(answer.status).toBe(200);
  });

  it('422: is refused in production with a clear problem', async () => {
    const production = await startTestApi({ environment: 'production' });
    try {
      const { answer } = await submitCoffee(production, coffee({ policy }));
      expect(answer.status).toBe(422);
      expect(faultsOf(answer)).toEqual([{ pointer: '/data/policy', code: 'DECLARATION.POLICY_NOT_ALLOWED' }]);
    } finally {
      await production.close();
    }
  });
});
