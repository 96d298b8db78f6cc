/** What a quote prints: the bill of a question as the rules answer it and as the API tells it. */
import { presentQuote } from '../../api/presenters/presentQuote.js';
import { quoteLines } from '../../cli/render/quoteLines.js';
import type { Json } from '../../domain/json.js';
import { decideQuote } from '../../rules/decisions/quote/decideQuote.js';
import { readKeptQuote } from '../../rules/decisions/quote/keptQuote.js';
import { loadPacks } from '../../rules/loader/loadPacks.js';
import { COUNTRIES } from '../rules/packRoots.js';
import { buildBasketsQuote } from '../support/builders/quoteData.js';

const registry = loadPacks(COUNTRIES);
const DATE = '2026-07-01';

/** As the record gives it back. */
const stored = (value: object): Json => JSON.parse(JSON.stringify(value)) as Json;

function printed(data = buildBasketsQuote()): string[] {
  const { value: quote, explanation, facts } = decideQuote(registry, { data, date: DATE });
  return quoteLines(
    presentQuote(
      readKeptQuote({
        ...{
          id: 'quo_1',
          organisationId: 'org_1',
          createdBy: 'per_1',
          createdAt: '2026-07-01T08:00:00.000Z',
          date: DATE,
        },
        ...{ origin: 'RW', destination: 'DE', validUntil: null, packs: facts.packs ?? [], rates: facts.rates ?? [] },
        question: stored({ data, date: DATE, variants: [] }),
        answer: stored({ quote, explanation, variants: [] }),
      }),
    ),
  );
}

it('adds up to the landed cost, and says that charges at origin are missing from it', () => {
  const amounts = printed().filter((line) => / EUR$/.test(line) && !line.startsWith('    '));
  expect(amounts.map((line) => line.trim().replace(/ {2,}/, ': '))).toEqual([
    'Goods: 60.00 EUR',
    'Freight: 18.00 EUR',
    'duty on item 1: 3.00 EUR',
    'vat on item 1: 15.39 EUR',
    'Landed cost, as far as known: 96.39 EUR',
  ]);
  expect(new Set(amounts.map((line) => line.length)).size).toBe(1);
  expect(printed().some((line) => line.startsWith('  Cannot say: charges at origin.'))).toBe(true);
});

it('names the reason of each charge with the row it rests on and how far that may be trusted', () => {
  const text = printed().join(' ').replace(/ +/g, ' ');
  expect(text).toContain('Duty: EUR 3.00 for the line. [on arrival; eu.duty.eur3, secondary]');
  expect(text).toContain('VAT: 19 % of EUR 81.00 = 15.39, rounded to EUR 15.39.');
});

it('says what the charges rest on: the value for customs, and the exchange rate', () => {
  expect(printed()).toContain('  Customs value: 78.00 EUR (cif).');
  const coffee = printed(
    buildBasketsQuote(
      {
        corridor: { origin: 'RW', destination: 'CN' },
        regime: 'general_trade',
        freight: { amount: '10.00', currency: 'USD' },
      },
      { hs_code: '090121', value: { amount: '90.00', currency: 'USD' } },
    ),
  );
  // 100.00 USD by the rate that stands in, marked as such.
  expect(coffee).toContain('  Exchange rate: 7.0197 [reference; cn.rate.usd-reference-2026, demonstration]');
  expect(coffee).toContain('  Customs value: 701.97 CNY (cif).');
});

it('puts the regimes best known first, and says which are not open', () => {
  const { regime: _regime, ...open } = buildBasketsQuote();
  const lines = printed(open);
  const headings = lines.filter((line) => /^(Under|Not open)/.test(line));
  expect(headings[0]).toMatch(/^Under .*, the cheapest of those best known$/);
  expect(headings.filter((line) => line.includes('cheapest'))).toHaveLength(1);
  expect(headings.at(-1)).toMatch(/^Not open: Gift/);
});
