import { text } from 'node:stream/consumers';
import { WORKER } from '../../prisma/actor.js';
import { propose, sign } from '../../prisma/queries/proposals.js';
import { ERASED } from '../../prisma/sealing/envelope.js';
import { unopened } from '../../prisma/sealing/sealedTransaction.js';
import { eraseExpired } from '../../services/privacy/eraseExpired.js';
import { exportAudit } from '../../services/audit/exportAudit.js';
import { verifyAudit } from '../../services/audit/verifyAudit.js';
import { authenticate } from '../../services/authenticate.js';
import type { ExportedLine } from '../../verifier/exportFile.js';
import { verifyLines } from '../../verifier/verifyExport.js';
import { writeCase } from '../support/api/caseFixture.js';
import { get, post, type TestAnswer } from '../support/api/request.js';
import { startTestApi, type TestApi } from '../support/api/startTestApi.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ retentionYears: 3 });
});
afterAll(() => api.close());

/** A case that ended at an instant. */
async function ended(at: string, [originCountry, destinationCountry] = ['RW', 'CN']): Promise<string> {
  const { declaration } = await writeCase(api, { state: 'CLEARED', flags: [] });
  await api.deps.record.withActor(WORKER, (tx) =>
    tx.declaration.update({
      where: { id: declaration },
      data: { endedAt: new Date(at), originCountry, destinationCountry },
    }),
  );
  return declaration;
}
const erase = (id: string, key?: string): Promise<TestAnswer> =>
  post(api, '/v1/privacy/erasures', {
    as: 'operationsSupervisor',
    body: { subject_id: id, reason: 'asked for' },
    ...(key === undefined ? {} : { key }),
  });
const consigneeOf = async (id: string): Promise<unknown> => {
  const { body } = await get(api, `/v1/declarations/${id}/versions`, 'exporter');
  return (body.items as { data: { consignee: { name: string } } }[])[0]?.data.consignee.name;
};
const year = new Date().getUTCFullYear();

describe('POST /v1/privacy/erasures', () => {
  it('409 while the case is open', async () => {
    const { declaration } = await writeCase(api);
    expect((await erase(declaration)).body.code).toBe('PRIVACY.CASE_OPEN');
    expect(await consigneeOf(declaration)).not.toBe(ERASED);
  });

  it('409 as long as the case has to be kept: three years from the end of the year in which it ended', async () => {
    const declaration = await ended(`${year - 3}-01-01T00:00:00.000Z`);
    const answer = await erase(declaration);
    expect([answer.status, answer.body.code]).toEqual([409, 'PRIVACY.RETENTION_RUNS']);
    expect(answer.body.detail).toContain(`${year}-12-31`);
  });

  it('201: what names somebody is shown as erased, and the chain still verifies; asked again it answers the same', async () => {
    const declaration = await ended(`${year - 4}-12-31T23:59:59.000Z`);
    expect(await consigneeOf(declaration)).not.toBe(ERASED);
    const answer = await erase(declaration);
    expect([answer.status, answer.body.kind]).toEqual([201, 'consignee']);
    expect(await consigneeOf(declaration)).toBe(ERASED);
    expect((await erase(declaration)).body).toEqual(answer.body);
    const operator = await authenticate(api.deps, { token: api.people.operator.token });
    expect((await verifyAudit(api.deps, operator)).every(({ ok }) => ok)).toBe(true);
    // And by the verifier that shares nothing with its writer, from what is exported.
    const exported = (await text(exportAudit(api.deps, operator))).trimEnd().split('\n');
    const { chains } = await verifyLines(
      exported.map((line) => JSON.parse(line) as ExportedLine),
      [],
      new Map(),
    );
    expect(chains.map(({ chain }) => chain)).toContain(api.people.exporter.organisationId);
    expect(chains.filter(({ ok }) => !ok)).toEqual([]);
    const told = await api.deps.record.withActor(WORKER, (tx) =>
      tx.auditRecord.findMany({ where: { body: { path: ['what'], equals: 'subjectErased' } } }),
    );
    expect(told.filter(({ body }) => JSON.stringify(body).includes(declaration))).toHaveLength(1);
  });

  it('tells until when, and by whose law: the longer one of both countries', async () => {
    const declaration = await ended(`${year - 1}-06-01T00:00:00.000Z`, ['GB', 'DE']);
    // Great Britain four years, the Union three, both from the end of the year.
    const { body } = await erase(declaration);
    expect(body.code).toBe('PRIVACY.RETENTION_RUNS');
    expect(body.detail).toContain(`${year + 3}-12-31T23:59:59.999Z, 4 years by the law of GB (gb.retention.customs)`);
    const told = (await get(api, `/v1/privacy/subjects/${declaration}`, 'operationsSupervisor')).body;
    expect([told.kept_until, told.kept_because]).toEqual([
      `${year + 3}-12-31T23:59:59.999Z`,
      '4 years by the law of GB (gb.retention.customs)',
    ]);
  });

  it('erases the documents of the case with it', async () => {
    const { declaration, document } = await writeCase(api, { state: 'CLEARED', flags: [] });
    await api.deps.record.withActor(WORKER, (tx) =>
      tx.declaration.update({ where: { id: declaration }, data: { endedAt: new Date(`${year - 5}-06-01`) } }),
    );
    expect((await get(api, `/v1/documents/${document}`, 'exporter')).body.file_name).not.toBe(ERASED);
    expect((await erase(declaration)).status).toBe(201);
    expect((await get(api, `/v1/documents/${document}`, 'exporter')).body.file_name).toBe(ERASED);
  });

  it('404 for what nobody knows', async () => {
    expect((await erase('dec_01936f2e-7c1a-7b8e-9a54-2f6d3c1b0a99')).status).toBe(404);
  });
});

describe('why the second person signed', () => {
  it('stands sealed beside why the first one asked, is told to whoever signed, and erased with the case', async () => {
    const declaration = await ended(`${year - 4}-12-31T00:00:00.000Z`);
    const { exporter, customs, customs2 } = api.people;
    const at = new Date().toISOString();
    const own = { kind: 'enforcement', subjectId: declaration, payload: {}, role: 'customs_officer' } as const;
    const of = { declarationId: declaration, organisationId: exporter.organisationId, proposedBy: customs.personId };
    const [opened, sealed] = await api.deps.record.withActor(WORKER, async (tx) => {
      const expiresAt = new Date(Date.now() + 60_000).toISOString();
      const id = await propose(tx, { ...own, ...of, reason: 'The first words', expiresAt }, at);
      await sign(tx, id, { personId: customs2.personId, role: own.role, reason: 'The second words', at });
      const where = { id };
      return [await tx.proposal.findUnique({ where }), await unopened(tx).proposal.findUnique({ where })];
    });
    expect([opened?.reason, opened?.signedWhy]).toEqual(['The first words', 'The second words']);
    expect([sealed?.reason, sealed?.signedWhy]).toEqual(Array(2).fill(expect.stringMatching(/^sealed\./)));
    const heldOn = async (id: string): Promise<unknown> =>
      ((await get(api, `/v1/privacy/subjects/${id}`, 'operationsSupervisor')).body.held as Record<string, unknown>)
        .proposal;
    const words = { reason: 'The first words', signedWhy: 'The second words' };
    expect(await heldOn(declaration)).toContainEqual(expect.objectContaining(words));
    const signers = await heldOn(customs2.personId);
    expect(signers).toMatchObject([{ subjectId: declaration, signedWhy: 'The second words' }]);
    expect(JSON.stringify(signers)).not.toContain('The first words');
    expect((await erase(declaration)).status).toBe(201);
    const erased = { signedBy: customs2.personId, reason: ERASED, signedWhy: ERASED };
    expect(await heldOn(declaration)).toContainEqual(expect.objectContaining(erased));
  });
});

describe('the end of retention', () => {
  it('erases what is over and nothing else, once', async () => {
    const over = await ended(`${year - 4}-12-31T00:00:00.000Z`);
    const kept = await ended(`${year - 3}-01-01T00:00:00.000Z`);
    expect(await eraseExpired(api.deps, 100)).toBe(1);
    expect(await eraseExpired(api.deps, 100)).toBe(0);
    expect(await consigneeOf(over)).toBe(ERASED);
    expect(await consigneeOf(kept)).not.toBe(ERASED);
  });
});

describe('the last day on which a case is kept', () => {
  const on = (now: string): Promise<number> => eraseExpired({ ...api.deps, clock: () => new Date(now) }, 100);

  it('is the same day five years later to the United States, where the law counts from the day', async () => {
    // What the tests above left behind is over by then.
    await on('2030-03-14T23:59:59.999Z');
    const id = await ended('2025-03-14T10:00:00.000Z', ['SG', 'US']);
    expect(await on('2030-03-14T23:59:59.999Z')).toBe(0);
    expect(await consigneeOf(id)).not.toBe(ERASED);
    expect(await on('2030-03-15T00:00:00.000Z')).toBe(1);
    expect(await consigneeOf(id)).toBe(ERASED);
    expect(await on('2030-03-15T00:00:00.000Z')).toBe(0);
    const told = await api.deps.record.withActor(WORKER, (tx) =>
      tx.auditRecord.findMany({ where: { body: { path: ['what'], equals: 'retentionEnded' } } }),
    );
    expect(told.filter(({ body }) => JSON.stringify(body).includes(id))).toHaveLength(1);
  });

  it('is the last day of the fourth year from Great Britain into the Union', async () => {
    const id = await ended('2025-01-01T00:00:00.000Z', ['GB', 'FR']);
    expect(await on('2029-12-31T23:59:59.999Z')).toBe(0);
    expect(await on('2030-01-01T00:00:00.000Z')).toBe(1);
    expect(await consigneeOf(id)).toBe(ERASED);
  });
});

describe('GET /v1/privacy/subjects/{subject_id}', () => {
  it('of a case: everything in it, opened, and that it was read', async () => {
    const { declaration, document } = await writeCase(api);
    const { status, body } = await get(api, `/v1/privacy/subjects/${declaration}`, 'operationsSupervisor');
    expect(status).toBe(200);
    const held = body.held as Record<string, { id?: string; data?: { consignee?: { name?: string } } }[]>;
    expect(held.declarationVersion?.[0]?.data?.consignee?.name).toBe(await consigneeOf(declaration));
    expect(held.document?.map(({ id }) => id)).toContain(document);
    expect(JSON.stringify(held)).not.toContain('sealed.');
    const told = await api.deps.record.withActor(WORKER, (tx) =>
      tx.auditRecord.findMany({ where: { body: { path: ['what'], equals: 'subjectExported' } } }),
    );
    expect(told.some(({ body: said }) => JSON.stringify(said).includes(declaration))).toBe(true);
  });

  it('of a person: name, access without its secret, and what they did', async () => {
    const { personId, token } = api.people.exporter;
    const { body, text } = await get(api, `/v1/privacy/subjects/${personId}`, 'operationsSupervisor');
    const held = body.held as Record<string, { name?: string }[]>;
    expect(held.person?.[0]?.name).toBe('Person exporter');
    expect(Object.keys(held)).toEqual(
      expect.arrayContaining(['person', 'accessToken', 'act', 'declaration', 'membership']),
    );
    expect(JSON.stringify(held.membership)).toContain('Their first token.');
    expect(text).not.toContain(token);
    expect(text).not.toContain('tokenHash');
  });
});
