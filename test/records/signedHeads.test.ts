/** Signed heads over a real database, and every way to falsify its chains behind the product's back. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { DISPATCHER, WORKER } from '../../prisma/actor.js';
import { appendAudit } from '../../prisma/queries/audit.js';
import { takeHeadWriting } from '../../prisma/queries/auditHeads.js';
import { exportAudit } from '../../services/audit/exportAudit.js';
import { openHeadFiles } from '../../services/audit/headFiles.js';
import { createHeadSigner, publicKeyLine } from '../../services/audit/headSigner.js';
import type { SignedHead } from '../../services/audit/signedHead.js';
import { startHeadWriter } from '../../services/audit/startHeadWriter.js';
import { writeHead, type HeadWriting } from '../../services/audit/writeHead.js';
import type { ServiceDeps } from '../../services/serviceDeps.js';
import { verifyExport, type Verification } from '../../verifier/verifyExport.js';
import { makeKey } from '../support/audit/writtenChains.js';
import { openCaseFixture, type CaseFixture } from '../support/builders/caseFixture.js';
import { callerOf } from '../support/builders/fixtureCallers.js';
import { withTamperedAudit, type Tampering } from '../support/tamper/tamperAudit.js';

const key = makeKey('2026-11');
let fixture: CaseFixture;
let folder: string;
let deps: HeadWriting & { errors: unknown[] };

const heads = (): string => join(folder, 'heads');
const write = (youngerMs = 0): Promise<SignedHead | undefined> => writeHead(deps, youngerMs);

async function append(count: number): Promise<void> {
  for (let number = 1; number <= count; number += 1)
    await fixture.record.withActor(WORKER, (tx) =>
      appendAudit(tx, fixture.organisationId, [
        {
          what: 'tried',
          at: '2026-11-22T10:00:00.000Z',
          actor: 'system',
          role: 'system',
          facts: { number },
          details: null,
        },
      ]),
    );
}

/** Exports the chains as they are now and lets the verifier look at them. */
async function verify(): Promise<Verification> {
  const exportFile = join(folder, 'export.jsonl');
  const operator = callerOf(fixture, 'operator', 'prs_01936f2e-7c1a-7b8e-9a54-2f6d3c1b0a99');
  writeFileSync(
    exportFile,
    await text(exportAudit({ record: fixture.record, clock: deps.clock } as unknown as ServiceDeps, operator)),
  );
  return verifyExport({ exportFile, heads: heads(), keys: join(folder, 'keys.jsonl') });
}

const lengthOf = ({ chains }: Verification, name: string): number =>
  chains.find(({ chain }) => chain === name)?.records ?? 0;

beforeEach(async () => {
  fixture = await openCaseFixture();
  folder = mkdtempSync(join(tmpdir(), 'portolan heads '));
  writeFileSync(join(folder, 'keys.jsonl'), publicKeyLine(key));
  const errors: unknown[] = [];
  deps = {
    record: fixture.record,
    files: openHeadFiles(heads()),
    signer: createHeadSigner(key),
    clock: () => new Date(),
    logger: { error: (...told: unknown[]) => void errors.push(told) },
    errors,
  };
});
afterEach(async () => {
  await fixture.close();
  rmSync(folder, { recursive: true });
});

describe('signed heads', () => {
  it('name every chain, are noted in the installation’s, and verify', async () => {
    await append(3);
    const first = await write();
    expect(first?.chains.map(({ chain, index }) => [chain, index])).toEqual(
      expect.arrayContaining([[fixture.organisationId, 3]]),
    );
    await append(2);
    expect((await write())?.number).toBe(2);
    const found = await verify();
    expect(found).toMatchObject({ ok: true, heads: { believed: 2, ok: true }, export: null });
    expect(lengthOf(found, fixture.organisationId)).toBe(5);
    expect(lengthOf(found, 'installation')).toBeGreaterThanOrEqual(2);
  });

  it('are not written where nothing happened, nor where one is young enough', async () => {
    await append(1);
    expect(await write()).toBeDefined();
    expect(await write()).toBeUndefined();
    await append(1);
    expect(await write(60_000)).toBeUndefined();
    expect((await write())?.number).toBe(2);
  });

  it('are written by one process at a time', async () => {
    await append(1);
    await fixture.record.withActor(DISPATCHER, async (tx) => {
      expect(await takeHeadWriting(tx)).toBe(true);
      expect(await write()).toBeUndefined();
    });
    const written = await Promise.all([write(), write(), write(), write()]);
    expect(written.filter((head) => head !== undefined)).toHaveLength(1);
  });

  it('go on after a process that died between the file and its note', async () => {
    await append(1);
    await write();
    await append(1);
    const dies: HeadWriting = {
      ...deps,
      files: {
        ...deps.files,
        append: async (head) => {
          await deps.files.append(head);
          throw new Error('killed');
        },
      },
    };
    await expect(writeHead(dies, 0)).rejects.toThrow('killed');
    expect(await write()).toBeUndefined();
    await append(1);
    expect((await write())?.number).toBe(3);
    expect(await verify()).toMatchObject({ ok: true, heads: { believed: 3 } });
  });

  it('are missed when their files are gone, and the writer says so', async () => {
    await append(1);
    await write();
    rmSync(heads(), { recursive: true });
    await append(1);
    expect((await write())?.number).toBe(2);
    expect(deps.errors).toHaveLength(1);
    expect((await verify()).heads).toMatchObject({ ok: false, why: 'head 1 is missing; head 2 stands in its place' });
  });

  it('tell the log when a chain stands behind them', async () => {
    await append(3);
    await write();
    await fixture.rows('DELETE FROM audit_record WHERE chain = $1 AND index = 3', [fixture.organisationId]);
    await fixture.rows('UPDATE audit_head SET index = 2 WHERE chain = $1', [fixture.organisationId]);
    await write();
    expect(deps.errors).toMatchObject([[{ head: 1, chains: [fixture.organisationId] }, expect.any(String)]]);
  });

  it('are written at a clean stop', async () => {
    await append(4);
    const logger = { error: () => undefined, warn: () => undefined } as never;
    const writer = startHeadWriter({ ...deps, logger }, 3_600_000);
    await writer.stop();
    expect((await deps.files.last())?.chains.find(({ chain }) => chain === fixture.organisationId)?.index).toBe(4);
  });
});

describe('somebody with the database’s own password', () => {
  const POSITION = 7;
  const BROKEN: Readonly<Record<Tampering, number>> = { change: 7, delete: 7, exchange: 7, insert: 8, cut: 7 };

  it.each(Object.keys(BROKEN) as Tampering[])('is found out, with the position: %s', async (kind) => {
    await append(12);
    await write();
    const tampering = { kind, chain: fixture.organisationId, index: POSITION };
    const found = await withTamperedAudit(fixture.database.superuser, tampering, verify);
    expect(found.ok).toBe(false);
    expect(found.chains.filter(({ ok }) => !ok)).toMatchObject([
      { chain: fixture.organisationId, broken_at: BROKEN[kind] },
    ]);
    expect((await verify()).ok).toBe(true);
  });

  it('is found out too when the owner cuts a tail and moves the end of the chain with it', async () => {
    await append(12);
    await write();
    const owner = new pg.Client({ connectionString: fixture.database.owner });
    await owner.connect();
    try {
      for (const table of ['audit_record', 'audit_head'])
        await owner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
      await owner.query('DELETE FROM audit_record WHERE chain = $1 AND index > 9', [fixture.organisationId]);
      await owner.query(
        `UPDATE audit_head SET index = 9, hash = (SELECT hash FROM audit_record WHERE chain = $1 AND index = 9) WHERE chain = $1`,
        [fixture.organisationId],
      );
    } finally {
      await owner.end();
    }
    const [broken, ...more] = (await verify()).chains.filter(({ ok }) => !ok);
    expect(more).toEqual([]);
    expect(broken).toMatchObject({ chain: fixture.organisationId, records: 9, broken_at: 10 });
    expect(broken?.why).toContain('head 1 was signed when the chain ended at 12');
  });

  it('cannot take the last heads away unseen either', async () => {
    for (const _ of [1, 2, 3]) {
      await append(1);
      await write();
    }
    const [name = ''] = [...new Set([(await deps.files.last())?.at.slice(0, 10)])].map((day) => `heads-${day}.jsonl`);
    const path = join(heads(), name);
    const lines = readFileSync(path, 'utf8').split('\n');
    writeFileSync(path, `${lines.slice(0, -2).join('\n')}\n`);
    const found = await verify();
    expect(found.heads.ok).toBe(false);
    expect(found.heads.why).toContain('head 3, which was signed and noted there, is missing');
  });
});
