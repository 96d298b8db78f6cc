import { checkCountries, type CheckPart } from '../../rules/check.js';
import { copyPacks, type PackCopy } from './packCopy.js';

const RW = 'RW/2026-01-01';
const CN = 'CN/2026-01-01';
const MY = 'MY/2026-01-01';
const EU = 'EU/2025-01-01';
const XX = 'XX/2026-01-01';

/** One fault each in the lists of guidance: what it is, how it is planted, the part that finds it, and what it says. */
const FAULTS: [string, (packs: PackCopy) => void, CheckPart, RegExp][] = [
  [
    'a line of goods nobody knows',
    (p) => p.row(`${CN}/restrictions.json`, {}, (r) => (r['line'] = 'ghosts')),
    'references',
    /is of ghosts, which is no line of goods/,
  ],
  [
    'a fact nobody asks',
    (p) =>
      p.row(
        `${RW}/formalities.json`,
        { oneOf: 's-mark' },
        (r) => (r['when'] = [{ kind: 'fact', fact: 'is_blue', is: true }]),
      ),
    'references',
    /asks for is_blue, which facts\.json does not know/,
  ],
  [
    'a number taken for yes or no',
    (p) =>
      p.row(
        `${RW}/formalities.json`,
        { oneOf: 's-mark' },
        (r) => (r['when'] = [{ kind: 'fact', fact: 'coffee_score', is: true }]),
      ),
    'references',
    /takes coffee_score for a yes_or_no/,
  ],
  [
    'a word that is none of the choice',
    (p) => p.text(`${CN}/formalities.json`, (t) => t.replace('"oneOf": ["ordinary"]', '"oneOf": ["usual"]')),
    'references',
    /asks cosmetic_class for usual/,
  ],
  [
    'a choice without words',
    (p) => p.row(`${CN}/facts.json`, { code: 'cosmetic_class' }, (r) => delete r['choices']),
    'schema',
    /a choice, and nothing else, names its words/,
  ],
  [
    'a way to a permit nobody needs',
    (p) =>
      p.row(`${MY}/formalities.json`, { permitType: 'moh-health-certificate' }, (r) => (r['permitType'] = 'moh-other')),
    'references',
    /is a way to moh-other, which permits\.json does not know/,
  ],
  [
    'a document that is none of the record',
    (p) => p.list(`${RW}/documents.json`, (rows) => rows.filter((r) => r['code'] !== 'quality_certificate')),
    'references',
    /is the document quality_certificate/,
  ],
  [
    'a member that no requirement asks for',
    (p) => p.row(`${CN}/formalities.json`, { oneOf: 'gacc-registration' }, (r) => (r['field'] = 'items.gtin')),
    'references',
    /goes into items\.gtin, which requirements\.json does not ask for/,
  ],
  [
    'a step that lasts as no deadline',
    (p) => p.list(`${RW}/deadlines.json`, (rows) => rows.filter((r) => r['name'] !== 'exit_overdue')),
    'references',
    /lasts as exit_overdue, which deadlines\.json does not know/,
  ],
  [
    'a step of two lengths',
    (p) => p.row(`${RW}/steps.json`, { deadline: 'exit_overdue' }, (r) => (r['lastsAsPermits'] = true)),
    'schema',
    /has one length at most/,
  ],
  [
    'a regime that is none of the country',
    (p) => p.text(`${CN}/steps.json`, (t) => t.replace('"oneOf": ["retail_import"]', '"oneOf": ["barter"]')),
    'references',
    /is for the regime barter/,
  ],
  [
    'alternatives of two directions',
    (p) => p.row(`${MY}/formalities.json`, { oneOf: 'packing-list' }, (r) => (r['oneOf'] = 'invoice-and-number')),
    'references',
    /are alternatives of one at export and one at import/,
  ],
  [
    'a permit that does not say which',
    (p) => p.row(`${XX}/restrictions.json`, { verdict: 'permit' }, (r) => delete r['needs']),
    'schema',
    /says which permit it takes/,
  ],
  ['a union without members', (p) => p.remove(`${EU}/members.json`), 'references', /names its members/],
  [
    'members of a country',
    (p) =>
      p.add(
        'DE/2026-01-01/members.json',
        '[{"id":"de.member.at","from":"2026-01-01","until":null,"source":"hs-2022","confidence":"secondary","country":"AT"}]\n',
      ),
    'references',
    /only a union has members/,
  ],
  [
    'two rules of one order',
    (p) => p.list(`${XX}/restrictions.json`, (rows) => [...rows, { ...rows[0], id: 'xx.restriction.again' }]),
    'ids',
    /both answer for lithium_in_equipment 10/,
  ],
  [
    'one question twice',
    (p) => p.list(`${XX}/facts.json`, (rows) => [...rows, { ...rows[0], id: 'xx.fact.again' }]),
    'ids',
    /both answer for battery on the same days/,
  ],
  [
    'a moved limit of lithium',
    (p) => p.text(`${XX}/restrictions.json`, (t) => t.replaceAll('"atMost": "20"', '"atMost": "10"')),
    'examples',
    /phone-by-post: verdict: expected allow, found refuse/,
  ],
  [
    'a threshold of weight one gram off',
    (p) => p.text(`${EU}/formalities.json`, (t) => t.replace('"atMost": "5000"', '"atMost": "4999"')),
    'examples',
    /fresh-chili-5kg: needed: expected/,
  ],
  [
    'an order that ends a day early',
    (p) => p.text(`${CN}/formalities.json`, (t) => t.replace('"2026-05-31"', '"2026-05-30"')),
    'examples',
    /order-248-last-day: needed/,
  ],
  [
    'a step that went missing',
    (p) => p.list(`${RW}/steps.json`, (rows) => rows.filter((r) => r['title'] !== 'Release order')),
    'examples',
    /coffee-80-points: steps/,
  ],
];

describe('checkCountries, of guidance', () => {
  it.each(FAULTS)('finds %s', (_, plant, part, says) => {
    const packs = copyPacks();
    try {
      plant(packs);
      const texts = checkCountries(packs.root)
        .filter((problem) => problem.part === part)
        .map(({ file, message }) => `${file}: ${message}`);
      expect(texts.join('\n')).toMatch(says);
    } finally {
      packs.discard();
    }
  });
});
