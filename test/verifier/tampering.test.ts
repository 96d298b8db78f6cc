/** Every way to falsify a chain, at every position, found by the verifier where it was done. */
import { verifyLines, type Verification } from '../../verifier/verifyExport.js';
import {
  asLines,
  exportOf,
  makeKey,
  pointOf,
  relink,
  signHeads,
  trust,
  writeChain,
  type WrittenRecord,
} from '../support/audit/writtenChains.js';
import { SIZE } from '../support/load/sizes.js';

const key = makeKey('2026-11');
const keys = trust(key);
const installation = writeChain('installation', 20);
const other = writeChain('org_b', 30);
const whole = writeChain('org_a', 120);
/** Heads after 40, 80 and 120 records. */
const heads = asLines(
  signHeads(
    [40, 80, 120].map((index, place) => ({
      key,
      points: [pointOf(whole, index), pointOf(other, 10 * (place + 1)), pointOf(installation, 5 * (place + 1))],
    })),
  ),
);

const verify = (records: readonly WrittenRecord[], end = pointOf(whole)): Promise<Verification> =>
  verifyLines(exportOf([installation, records, other], [end]), heads, keys);

/** The small form takes one position in the middle, the full one the first hundred. */
const POSITIONS =
  SIZE.tamperedAudit.positions === 1 ? [57] : Array.from({ length: SIZE.tamperedAudit.positions }, (_, at) => at + 1);

/** Index 1 is the first record: `at - 1` is its place in the list. */
const ATTACKS: Readonly<
  Record<string, (at: number) => { records: WrittenRecord[]; brokenAt: number; endsThere?: true }>
> = {
  edit: (at) => ({
    records: whole.map((record) =>
      record.index === at ? { ...record, body: { ...(record.body as object), actor: 'nobody' } } : record,
    ),
    brokenAt: at,
  }),
  delete: (at) => ({ records: whole.filter(({ index }) => index !== at), brokenAt: at }),
  insert: (at) => ({
    records: whole.flatMap((record) => {
      if (record.index < at) return [record];
      const moved = { ...record, index: record.index + 1 };
      return record.index === at ? [record, moved] : [moved];
    }),
    brokenAt: at + 1,
  }),
  swap: (at) => ({
    records: whole.map((record) => {
      const from = record.index === at ? at + 1 : record.index === at + 1 ? at : record.index;
      return { ...(whole[from - 1] ?? record), index: record.index };
    }),
    brokenAt: at,
  }),
  'truncate the tail, and move the end of the chain with it': (at) => ({
    records: whole.slice(0, at - 1),
    brokenAt: at,
    endsThere: true,
  }),
  'edit, and give all that follows the hashes that fit': (at) => ({
    records: relink(
      whole.map((record) =>
        record.index === at ? { ...record, body: { ...(record.body as object), actor: 'nobody' } } : record,
      ),
    ),
    // What fits in itself is known to be wrong from behind the last head on that still fits.
    brokenAt: at <= 40 ? 1 : at <= 80 ? 41 : 81,
    endsThere: true,
  }),
  'delete, and give all that follows the hashes that fit': (at) => ({
    records: relink(whole.filter(({ index }) => index !== at)),
    // Behind the last head but one it is one record too short, and nothing says more.
    brokenAt: at <= 40 ? 1 : at <= 80 ? 41 : 120,
    endsThere: true,
  }),
};

test('chains that nobody touched verify, and so do their heads', async () => {
  expect(await verify(whole)).toEqual({
    ok: true,
    chains: [
      { chain: 'installation', records: 20, ok: true, broken_at: null, why: null },
      { chain: 'org_a', records: 120, ok: true, broken_at: null, why: null },
      { chain: 'org_b', records: 30, ok: true, broken_at: null, why: null },
    ],
    exported_at: '2027-01-01T00:00:00.000Z',
    heads: { believed: 3, later: 0, ok: true, broken_at: null, why: null },
    export: null,
  });
});

test.each(Object.keys(ATTACKS))('%s: found with chain and position', async (name) => {
  const attack = ATTACKS[name];
  if (attack === undefined) throw new Error(name);
  for (const at of POSITIONS) {
    const { records, brokenAt, endsThere } = attack(at);
    const last = records.at(-1);
    const end = last === undefined ? { chain: 'org_a', index: 0, hash: '0'.repeat(64) } : pointOf(records);
    const found = await verify(records, endsThere === true ? end : pointOf(whole));
    expect(found.ok).toBe(false);
    const broken = found.chains.filter(({ ok }) => !ok);
    expect(broken.map((chain) => [at, chain.chain, chain.broken_at])).toEqual([[at, 'org_a', brokenAt]]);
  }
});

test('a chain that is gone altogether is missed', async () => {
  const found = await verifyLines(exportOf([installation, other]), heads, keys);
  expect(found.chains.find(({ chain }) => chain === 'org_a')).toMatchObject({ ok: false, broken_at: 1 });
});

test('records that came after the last head are held to their own hashes alone, and grow on', async () => {
  const longer = writeChain('org_a', 130, whole);
  expect((await verify(longer, pointOf(longer))).ok).toBe(true);
  const changed = longer.map((record) => (record.index === 125 ? { ...record, body: {} } : record));
  expect((await verify(changed, pointOf(longer))).chains[1]).toMatchObject({ broken_at: 125 });
});

test('an export that was cut off says so', async () => {
  const lines = exportOf([installation, whole, other]);
  expect(await verifyLines(lines.slice(0, -1), heads, keys)).toMatchObject({
    ok: false,
    export: 'the export lacks its beginning or its end: it is not all that was exported',
  });
  expect(await verifyLines(lines.slice(1), heads, keys)).toMatchObject({ ok: false, exported_at: null });
});

test('an export is held against the heads that were signed before it was made', async () => {
  const [early, third] = [whole.slice(0, 80), pointOf(whole, 80)];
  const others = [installation, other];
  const found = await verifyLines(exportOf([...others, early], [third], '2026-11-23T00:15:00.000Z'), heads, keys);
  expect(found).toMatchObject({ ok: true, heads: { believed: 3, later: 1 } });
  const late = await verifyLines(exportOf([...others, early], [third], '2026-11-23T00:20:00.000Z'), heads, keys);
  expect(late.chains.find(({ chain }) => chain === 'org_a')).toMatchObject({ ok: false, broken_at: 81 });
});
