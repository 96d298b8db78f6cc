import { checkCountries, NOT_CHECKED, type CheckPart } from '../../rules/check.js';
import { copyPacks, type PackCopy } from './packCopy.js';
import { COUNTRIES } from '../rules/packRoots.js';

const RW = 'RW/2026-01-01';
const CN = 'CN/2026-01-01';

/** One fault each, planted in a copy: what it is, how it is planted, the part that finds it, and what it says. */
const FAULTS: [string, (packs: PackCopy) => void, CheckPart, RegExp][] = [
  ['no JSON', (p) => p.text(`${RW}/lanes.json`, (t) => t.slice(0, -5)), 'format', /lanes\.json.*is not JSON/],
  ['a tab', (p) => p.text(`${RW}/lanes.json`, (t) => t.replace('  {', '\t{')), 'format', /holds a tab/],
  ['no line end', (p) => p.text(`${RW}/lanes.json`, (t) => t.trimEnd()), 'format', /exactly one line end/],
  [
    'a key twice',
    (p) => p.text(`${RW}/authority.json`, (t) => t.replace('"mode"', '"mode": "here", "mode"')),
    'format',
    /"mode" twice/,
  ],
  [
    'an unknown field',
    (p) => p.row(`${RW}/lanes.json`, {}, (r) => (r['colour'] = 'red')),
    'schema',
    /Unrecognized key/,
  ],
  ['a missing field', (p) => p.row(`${RW}/permits.json`, {}, (r) => delete r['source']), 'schema', /\/0\/source/],
  [
    'a number for an amount',
    (p) => p.row(`${CN}/exchange-rates.json`, {}, (r) => (r['rate'] = 7.0197)),
    'schema',
    /\/0\/rate/,
  ],
  [
    'an unknown subject of a gap',
    (p) => p.list(`${RW}/gaps.json`, (rows) => rows.map((r) => ({ ...r, topic: 'weather' }))),
    'schema',
    /\/0\/topic/,
  ],
  ['a list nobody reads', (p) => p.add(`${RW}/weather.json`, '[]\n'), 'schema', /no list of this name/],
  [
    'a day that does not exist',
    (p) => p.row(`${RW}/permits.json`, {}, (r) => (r['from'] = '2026-02-30')),
    'schema',
    /\/0\/from/,
  ],
  [
    'an unknown time zone',
    (p) => p.row(`${RW}/calendar.json`, {}, (r) => (r['timeZone'] = 'Africa/Kigaly')),
    'schema',
    /IANA/,
  ],
  [
    'a stale JSON Schema',
    (p) => p.text('schema/lanes.json', (t) => t.replace('"type"', '"typ"')),
    'schema',
    /schema\/lanes\.json.*write the schemas again/,
  ],
  ['a missing JSON Schema', (p) => p.remove('schema/permits.json'), 'schema', /schema\/permits\.json.*is missing/],
  [
    'a row that ends before it begins',
    (p) => p.row(`${RW}/permits.json`, {}, (r) => (r['until'] = '2025-12-31')),
    'dates',
    /ends before it begins/,
  ],
  [
    'a holiday of two days',
    (p) => p.row(`${RW}/holidays.json`, {}, (r) => (r['until'] = '2026-01-03')),
    'dates',
    /must be one day/,
  ],
  [
    'an official rate of another day',
    (p) =>
      p.list(`${CN}/exchange-rates.json`, (rows) =>
        rows.map((r) => ({
          ...r,
          id: 'cn.rate.usd-2026-11',
          from: '2026-11-01',
          until: '2026-11-30',
          kind: 'official',
          confidence: 'secondary',
        })),
      ),
    'dates',
    /the law names 2026-10-21/,
  ],
  [
    'a pack in another folder than it says',
    (p) => p.text(`${RW}/pack.json`, (t) => t.replace('"RW/2026-01-01"', '"RW/2026-02-01"')),
    'ids',
    /must say it is RW\/2026-01-01/,
  ],
  [
    'an id twice',
    (p) => p.list(`${RW}/offices.json`, (rows) => rows.map((r) => ({ ...r, id: 'rw.office.rica' }))),
    'ids',
    /rw\.office\.rica stands in offices\.json already/,
  ],
  [
    'an id of another country',
    (p) => p.row(`${RW}/offices.json`, {}, (r) => (r['id'] = 'cn.office.rwkgl')),
    'ids',
    /must begin with "rw\."/,
  ],
  [
    'two rows for one day',
    (p) => p.list(`${RW}/deadlines.json`, (rows) => [...rows, { ...rows[0], id: 'rw.deadline.again' }]),
    'ids',
    /both answer for draft_expiry/,
  ],
  [
    'a source that is not listed',
    (p) => p.row(`${RW}/permits.json`, {}, (r) => (r['source'] = 'hearsay')),
    'sources',
    /names the source "hearsay"/,
  ],
  [
    'a report called official',
    (p) => p.row(`${RW}/permits.json`, {}, (r) => (r['confidence'] = 'official')),
    'sources',
    /claims to be official/,
  ],
  [
    'a source nobody uses',
    (p) => p.list(`${RW}/sources.json`, (rows) => [...rows, { ...rows[0], id: 'spare' }]),
    'sources',
    /spare is the source of nothing/,
  ],
  [
    'a source without a place',
    (p) => p.row(`${RW}/sources.json`, { id: 'bpa' }, (r) => delete r['url']),
    'sources',
    /neither an address nor a citation/,
  ],
  ['no SOURCES.md', (p) => p.remove('RW/SOURCES.md'), 'sources', /RW\/SOURCES\.md.*is missing/],
  [
    'a SOURCES.md that leaves one out',
    (p) => p.text('RW/SOURCES.md', (t) => t.replaceAll('`bpa`', 'that study')),
    'sources',
    /does not tell of the source `bpa`/,
  ],
  [
    'a demonstration row that keeps quiet',
    (p) => p.row(`${CN}/exchange-rates.json`, {}, (r) => delete r['note']),
    'sources',
    /must say so in a note/,
  ],
  [
    'an agency of two countries',
    (p) => p.row('MY/2026-01-01/permits.json', { agency: 'MOH' }, (r) => (r['agency'] = 'RICA')),
    'references',
    /is of RICA, which is an agency of (MY|RW) already/,
  ],
  [
    'an agency that bears the name of another counterparty',
    (p) => p.row(`${RW}/permits.json`, {}, (r) => (r['agency'] = 'CUSTOMS')),
    'schema',
    /is the name of another counterparty/,
  ],
  [
    'a permit of an unknown agency',
    (p) => p.row(`${RW}/permits.json`, {}, (r) => (r['agency'] = 'RDB')),
    'references',
    /RDB, which is no agency/,
  ],
  [
    'a document nobody knows',
    (p) => p.list(`${RW}/documents.json`, (rows) => rows.filter((r) => r['code'] !== 'packing_list')),
    'references',
    /asks for packing_list/,
  ],
  [
    'a yellow lane without documents',
    (p) => p.row(`${RW}/lanes.json`, { lane: 'yellow' }, (r) => (r['documents'] = [])),
    'references',
    /asks for no document/,
  ],
  [
    'a reference rate that claims more',
    (p) => p.row(`${CN}/exchange-rates.json`, {}, (r) => (r['confidence'] = 'secondary')),
    'references',
    /must say "demonstration"/,
  ],
  [
    'a tax no regime names',
    (p) => p.row(`${CN}/measures.json`, {}, (r) => (r['tax'] = 'fee')),
    'references',
    /which no import regime names/,
  ],
  [
    'a tax computed on a later one',
    (p) => p.row(`${CN}/regimes.json`, {}, (r) => (r['taxes'] = [...(r['taxes'] as unknown[])].reverse())),
    'references',
    /does not come before it/,
  ],
  [
    'a limit in another currency',
    (p) => p.text(`${CN}/regimes.json`, (t) => t.replace(/("5000\.00",\s*"currency": )"CNY"/, '$1"USD"')),
    'references',
    /is not in CNY/,
  ],
  [
    'two preferences of one scheme on the same days',
    (p) => p.list(`${CN}/preferences.json`, (rows) => [...rows, { ...rows[0], id: 'cn.preference.again' }]),
    'ids',
    /both answer for ldc/,
  ],
  [
    'a number nobody can declare',
    (p) => p.row(`${CN}/requirements.json`, {}, (r) => (r['field'] = 'exporter.shoe_size')),
    'schema',
    /\/0\/field/,
  ],
  [
    'a permit on a request nobody can make',
    (p) => p.row('MY/2026-01-01/permits.json', { agency: 'JAKIM' }, (r) => (r['onRequest'] = 'kosher')),
    'schema',
    /onRequest/,
  ],
  [
    'a lost relief',
    (p) => p.text('EU/2025-01-01/measures.json', (t) => t.replace('"2026-06-30"', '"2026-06-29"')),
    'examples',
    /last-day-of-relief/,
  ],
  [
    'a preference without proof',
    (p) => p.row(`${CN}/preferences.json`, {}, (r) => delete r['proof']),
    'schema',
    /\/0\/proof/,
  ],
  [
    'a missing deadline',
    (p) => p.list(`${RW}/deadlines.json`, (rows) => rows.slice(1)),
    'completeness',
    /no row for deadline draft_expiry/,
  ],
  [
    'nobody deciding on exit',
    (p) => p.list(`${RW}/authority.json`, (rows) => rows.slice(0, -1)),
    'completeness',
    /no row for decider of exit/,
  ],
  [
    'a counterparty without patience',
    (p) => p.list(`${RW}/retries.json`, (rows) => rows.slice(1)),
    'completeness',
    /no row for counterparty customs/,
  ],
  [
    'a profile without an end',
    (p) => p.list(`${RW}/lanes.json`, (rows) => rows.slice(0, -1)),
    'completeness',
    /could get no lane/,
  ],
  ['no working week', (p) => p.remove(`${RW}/calendar.json`), 'completeness', /no working week/],
  [
    'goods without a tax',
    (p) => p.list(`${CN}/measures.json`, (rows) => rows.slice(1)),
    'completeness',
    /no vat for HS 090121/,
  ],
  [
    'an example that comes out otherwise',
    (p) => p.text(`${CN}/examples.json`, (t) => t.replace('"91.00"', '"91.01"')),
    'examples',
    /combined-9\.1: vat: expected 91\.01, computed 91\.00/,
  ],
  [
    'a changed rate',
    (p) => p.text(`${CN}/measures.json`, (t) => t.replace('"0.09"', '"0.10"')),
    'examples',
    /combined-6\.3/,
  ],
  [
    'a lost holiday',
    (p) => p.list(`${RW}/holidays.json`, (rows) => rows.filter((r) => r['from'] !== '2027-01-04')),
    'examples',
    /year-end: due at/,
  ],
  ['no examples', (p) => p.text(`${RW}/examples.json`, () => '[]\n'), 'examples', /at least one worked example/],
];

describe('checkCountries', () => {
  it('passes the packs of the product', () => {
    expect(checkCountries(COUNTRIES)).toEqual([]);
  });

  it('says what it does not check', () => {
    expect(NOT_CHECKED.length).toBeGreaterThan(3);
    expect(NOT_CHECKED.join(' ')).toContain('whether a source says what its row says');
  });

  it.each(FAULTS)('finds %s', (_, plant, part, says) => {
    const packs = copyPacks();
    try {
      plant(packs);
      const problems = checkCountries(packs.root);
      const texts = problems
        .filter((problem) => problem.part === part)
        .map(({ file, message }) => `${file}: ${message}`);
      expect(texts.join('\n')).toMatch(says);
    } finally {
      packs.discard();
    }
  });
});
