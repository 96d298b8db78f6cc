/** Head files that were edited, cut, put in disorder or signed by somebody else. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHeadSigner, publicKeyLine } from '../../services/audit/headSigner.js';
import { openHeadFiles } from '../../services/audit/headFiles.js';
import { headDigest, signHead, type SignedHead } from '../../services/audit/signedHead.js';
import { readHeadFiles } from '../../verifier/headFiles.js';
import { readKeyFile } from '../../verifier/keyFile.js';
import { verifyLines, type Verification } from '../../verifier/verifyExport.js';
import { SIZE } from '../support/load/sizes.js';
import {
  asLines,
  exportOf,
  follow,
  makeKey,
  pointOf,
  signHeads,
  trust,
  writeChain,
  type WrittenRecord,
} from '../support/audit/writtenChains.js';

const key = makeKey('2026-11');
const next = makeKey('2027-01');
const firm = writeChain('org_a', 110);
const COUNT = 110;
/** One head a record: 110 of them. */
const heads = signHeads(Array.from({ length: COUNT }, (_, at) => ({ key, points: [pointOf(firm, at + 1)] })));

const check = (
  changed: readonly object[],
  keys = trust(key),
  notes: readonly WrittenRecord[] = [],
): Promise<Verification> => verifyLines(exportOf(notes.length > 0 ? [notes, firm] : [firm]), asLines(changed), keys);

const POSITIONS =
  SIZE.tamperedAudit.positions === 1 ? [57] : Array.from({ length: SIZE.tamperedAudit.positions }, (_, at) => at + 1);
const at = (number: number): SignedHead => heads[number - 1] as SignedHead;

const ATTACKS: Readonly<Record<string, (number: number) => { heads: object[]; line: number; why: string }>> = {
  'a figure was edited': (number) => ({
    heads: heads.map((head) => (head.number === number ? { ...head, at: '2026-11-25T00:00:00.000Z' } : head)),
    line: number,
    why: 'has been changed',
  }),
  'a chain was edited': (number) => ({
    heads: heads.map((head) =>
      head.number === number ? { ...head, chains: [{ ...head.chains[0], hash: 'f'.repeat(64) }] } : head,
    ),
    line: number,
    why: 'has been changed',
  }),
  'a head was taken out': (number) => ({
    heads: heads.filter((head) => head.number !== number),
    line: number,
    why: `head ${number} is missing`,
  }),
  'two heads were swapped': (number) => ({
    heads: heads.map((head) =>
      head.number === number ? at(number + 1) : head.number === number + 1 ? at(number) : head,
    ),
    line: number,
    why: `head ${number} is missing`,
  }),
  'a head was signed by another key': (number) => {
    const { points, previous } = { points: [pointOf(firm, number)], previous: at(number).previous };
    const forged = signHead({ number, at: at(number).at, previous, points }, createHeadSigner(makeKey('foreign')));
    return {
      heads: heads.map((head) => (head.number === number ? forged : head)),
      line: number,
      why: 'foreign, a key that nobody',
    };
  },
  'a head was signed by another key under the name of ours': (number) => {
    const { points, previous } = { points: [pointOf(firm, number)], previous: at(number).previous };
    const forged = signHead({ number, at: at(number).at, previous, points }, createHeadSigner(makeKey('2026-11')));
    return {
      heads: heads.map((head) => (head.number === number ? forged : head)),
      line: number,
      why: 'did not sign it',
    };
  },
};

test('heads in order are believed', async () => {
  expect((await check(heads)).heads).toEqual({ believed: COUNT, later: 0, ok: true, broken_at: null, why: null });
});

test.each(Object.keys(ATTACKS))('%s: found at its line', async (name) => {
  for (const number of POSITIONS) {
    const attack = ATTACKS[name]?.(number);
    if (attack === undefined) throw new Error(name);
    const found = await check(attack.heads);
    expect([number, found.ok, found.heads.broken_at]).toEqual([number, false, `heads.jsonl:${attack.line}`]);
    expect(found.heads.why).toContain(attack.why);
  }
});

test('heads cut off at their end are missed, since the installation noted them', async () => {
  let notes: WrittenRecord[] = [];
  for (const head of heads)
    notes = [
      ...notes,
      follow(notes.at(-1), {
        chain: 'installation',
        index: head.number,
        details_salt: '',
        body: { what: 'auditHeadSigned', facts: { number: head.number, head_hash: headDigest(head) } },
      }),
    ];
  expect((await check(heads, trust(key), notes)).ok).toBe(true);
  for (const number of POSITIONS) {
    const found = await check(heads.slice(0, number - 1), trust(key), notes);
    expect([number, found.ok, found.heads.broken_at]).toEqual([
      number,
      false,
      `record ${number} of chain installation`,
    ]);
    expect(found.heads.why).toContain(`head ${number}, which was signed and noted there, is missing`);
  }
});

test('a chain that went back between heads is found, though every head is signed', async () => {
  const back = signHeads([
    { key, points: [pointOf(firm, 20)] },
    { key, points: [pointOf(firm, 10)] },
  ]);
  expect((await check(back)).heads).toMatchObject({ ok: false, broken_at: 'heads.jsonl:2' });
});

describe('keys', () => {
  const both = signHeads(
    [5, 10, 15, 20].map((index, place) => ({ key: place < 2 ? key : next, points: [pointOf(firm, index)] })),
  );

  test('are replaced: what the old one signed stays signed', async () => {
    expect((await check(both, trust(key, next))).ok).toBe(true);
    expect((await check(both, trust(key))).heads.why).toContain('2027-01, a key that nobody vouches for');
  });

  test('that were replaced sign no more', async () => {
    const relapse = signHeads(
      [key, next, key].map((used, place) => ({ key: used, points: [pointOf(firm, place + 1)] })),
    );
    expect((await check(relapse, trust(key, next))).heads).toMatchObject({ ok: false, broken_at: 'heads.jsonl:3' });
  });
});

describe('the files', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'portolan heads '));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('take one head a line, one file a day, and give the last one back', async () => {
    const files = openHeadFiles(join(folder, 'heads'));
    expect(await files.last()).toBeUndefined();
    for (const head of heads.slice(0, 3)) await files.append(head);
    await files.append({ ...at(4), at: '2026-11-24T00:00:00.000Z' });
    expect((await files.last())?.number).toBe(4);
    const lines = readHeadFiles(join(folder, 'heads'));
    expect(lines.map(({ where, head }) => [where, head?.number])).toEqual([
      ['heads-2026-11-23.jsonl:1', 1],
      ['heads-2026-11-23.jsonl:2', 2],
      ['heads-2026-11-23.jsonl:3', 3],
      ['heads-2026-11-24.jsonl:1', 4],
    ]);
  });

  test('a line that was cut is found; the writer takes away what a crash left of one', async () => {
    const files = openHeadFiles(folder);
    await files.append(at(1));
    const path = join(folder, 'heads-2026-11-23.jsonl');
    const whole = readFileSync(path, 'utf8');
    writeFileSync(path, `${whole}${whole.slice(0, 40)}`);
    const found = await verifyLines(exportOf([firm]), readHeadFiles(folder), trust(key));
    expect(found.heads).toMatchObject({ ok: false, broken_at: 'heads-2026-11-23.jsonl:2' });
    expect((await files.last())?.number).toBe(1);
    expect(readFileSync(path, 'utf8')).toBe(whole);
  });

  test('the file of public keys is read by line, and refused where it is wrong', () => {
    const path = join(folder, 'keys.jsonl');
    writeFileSync(path, publicKeyLine(key) + publicKeyLine(next));
    expect([...readKeyFile(path).keys()]).toEqual(['2026-11', '2027-01']);
    writeFileSync(path, publicKeyLine(key) + publicKeyLine(key));
    expect(() => readKeyFile(path)).toThrow(':2');
    writeFileSync(path, '{"key_id":');
    expect(() => readKeyFile(path)).toThrow(':1 is no JSON object');
    writeFileSync(path, '');
    expect(() => readKeyFile(path)).toThrow('holds no key');
  });
});
