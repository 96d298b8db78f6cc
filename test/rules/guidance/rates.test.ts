/** Limits of law in another currency than the goods' value: decided by rates of the installation's tables. */
import type { TableRate } from '../../../domain/money/tableRate.js';
import { decideGuidance } from '../../../rules/decisions/guidance/decideGuidance.js';
import { guidanceRateNeeds } from '../../../rules/decisions/guidance/guidanceRateNeeds.js';
import type { GuidanceQuestion } from '../../../rules/decisions/guidance/question.js';
import { loadPacks } from '../../../rules/loader/loadPacks.js';
import { tableRate } from '../../support/rates/ecbRates.js';
import { COUNTRIES } from '../packRoots.js';

const registry = loadPacks(COUNTRIES);
const DATE = '2026-11-23';

const question = (amount: string, changes: Partial<GuidanceQuestion> = {}): GuidanceQuestion => ({
  ...{ hsCode: '090121', origin: 'RW', destination: 'CN', mode: 'post', date: DATE, facts: {} },
  value: { amount, currency: 'USD' },
  ...changes,
});

const decide = (asked: GuidanceQuestion, tables: readonly TableRate[] = []) =>
  decideGuidance(registry, asked, { tables });

/** How a document stands, and what is still asked for it. */
function documentOf(code: string, asked: GuidanceQuestion, tables?: readonly TableRate[]): [string?, string[]?] {
  const need = decide(asked, tables).value.documents.find((document) => document.code === code);
  return [need?.standing, need?.asks];
}

/** The National Bank of Rwanda's rate of a day. */
const bankRate = (rate: string, day: string, changes: Partial<TableRate> = {}): TableRate =>
  tableRate('RWF', rate, day, { id: `rw_bank.${day}`, table: 'rw_bank', base: 'USD', ...changes });

describe('the limit of RWF 500,000 above which Rwanda asks for a clearing agent', () => {
  // At 1,250 francs the limit is USD 400.
  it.each([
    ['399.99', 'one_of'],
    ['400.00', 'needed'],
    ['400.01', 'needed'],
  ])('is decided for USD %s by the table of the day: %s', (amount, standing) => {
    expect(documentOf('export-declaration', question(amount), [bankRate('1250', DATE)])).toEqual([standing, []]);
  });

  it('is not decided without the table, and the answer says which rate is lacking where', () => {
    const asked = question('400.00');
    expect(documentOf('export-declaration', asked)).toEqual(['one_of', ['value']]);
    const { value } = decide(asked);
    expect(value.questions.map(({ name }) => name)).toContain('value');
    expect(value.cannotSay.find(({ what }) => what === 'exchange_rate')).toEqual({
      what: 'exchange_rate',
      country: 'RW',
      why: expect.stringMatching(/from USD to RWF .* for 2026-11-23.*rw_bank/) as string,
    });
  });

  it.each<[string, TableRate]>([
    ['of another day', bankRate('1250', '2026-11-20')],
    ['that stands in for the official one', bankRate('1250', DATE, { kind: 'reference' })],
    ['of a table that Rwanda does not name', bankRate('1250', DATE, { table: 'ecb' })],
  ])('is held against no rate %s', (_, rate) => {
    expect(documentOf('export-declaration', question('400.00'), [rate])).toEqual(['one_of', ['value']]);
  });

  it('tells the rate that was used, and keeps it among the facts', () => {
    const { value, explanation, facts } = decide(question('400.00'), [bankRate('1250', DATE)]);
    expect(value.rates.map(({ id, rate }) => [id, rate])).toEqual([[`rw_bank.${DATE}`, '1250']]);
    expect(explanation).toContain(`One USD counts as 1250 RWF (official rate, published ${DATE}).`);
    expect(facts.rates).toEqual(value.rates);
    expect(value.cannotSay.map(({ what }) => what)).not.toContain('exchange_rate');
  });

  it('asks for no rate where the value stands in francs', () => {
    const { value } = decide(question('500000.00', { value: { amount: '500000.00', currency: 'RWF' } }));
    expect(value.rates).toEqual([]);
    expect(value.cannotSay.map(({ what }) => what)).not.toContain('exchange_rate');
  });
});

describe('the limit of EUR 6,000 up to which any exporter states the origin', () => {
  const into = (destination: string, amount: string, date = DATE): GuidanceQuestion =>
    question(amount, { destination, date, facts: { claims_lower_duty: true } });
  const closed = (asked: GuidanceQuestion, tables: readonly TableRate[]): (string | undefined)[] =>
    decide(asked, tables)
      .value.documents.flatMap(({ options }) => options)
      .filter(({ ruleId }) => ruleId === 'eu.formality.eba-statement')
      .map(({ state }) => state);

  // One euro is 1.25 dollars on the last Wednesday but one of October; the rate of the day before is another's.
  const ecb = [tableRate('USD', '1.25', '2026-10-21'), tableRate('USD', '1.10', '2026-11-22')];
  it.each([
    ['7500.00', ['open']],
    ['7500.01', ['closed']],
  ])('for USD %s into Germany is decided by the day that the Union’s law names: %j', (amount, states) => {
    expect(closed(into('DE', amount), ecb)).toEqual(states);
  });

  // Poland values USD 7,500 at 4 zlotys; amounts in euro follow the European Central Bank's 5 zlotys of late October.
  const polish = [
    tableRate('PLN', '4', '2026-10-21', { id: 'usd', table: 'pl_bank', base: 'USD' }),
    tableRate('PLN', '4', '2026-10-21', { id: 'eur', table: 'pl_bank' }),
    tableRate('PLN', '5', '2026-10-28'),
  ];
  it.each([
    ['7500.00', ['open']],
    ['7500.01', ['closed']],
  ])('for USD %s into Poland by the value in zlotys and the rate for amounts in euro: %j', (amount, states) => {
    expect(closed(into('PL', amount, '2026-11-10'), polish)).toEqual(states);
    expect(decide(into('PL', amount, '2026-11-10'), polish).value.rates.map(({ id }) => id)).toEqual([
      'usd',
      'ecb.eur-pln.2026-10-28',
    ]);
  });

  it('asks for both tables, and for none where nothing is to be converted', () => {
    const tables = (asked: GuidanceQuestion) =>
      guidanceRateNeeds(registry, asked).map(({ table, day }) => [table, day]);
    expect(tables(into('PL', '7500.00', '2026-11-10'))).toEqual([
      ['rw_bank', '2026-11-10'],
      ['pl_bank', '2026-10-21'],
      ['ecb', '2026-10-29'],
    ]);
    expect(guidanceRateNeeds(registry, question('1.00'))).toEqual([
      { table: 'rw_bank', currencies: ['RWF', 'USD'], day: DATE, reachDays: 10 },
    ]);
    expect(guidanceRateNeeds(registry, question('1.00', { value: { amount: '1.00', currency: 'RWF' } }))).toEqual([]);
    expect(guidanceRateNeeds(registry, { ...question('1.00'), origin: 'MY', destination: 'CN' })).toEqual([]);
  });
});
