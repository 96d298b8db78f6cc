import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import type { TableRate } from '../../../domain/money/tableRate.js';
import { assessDuty } from '../../../rules/decisions/assessment/assessDuty.js';
import { neededRates } from '../../../rules/decisions/assessment/neededRates.js';
import { loadPacks } from '../../../rules/loader/loadPacks.js';
import { conversionsIn } from '../../../rules/money/conversion.js';
import type { RateInput } from '../../../rules/money/rateBook.js';
import { buildBasketsDeclaration } from '../../support/builders/corridorData.js';
import { buildCoffeeDeclaration } from '../../support/builders/declarationData.js';
import { tableRate } from '../../support/rates/ecbRates.js';
import { COUNTRIES } from '../packRoots.js';

const registry = loadPacks(COUNTRIES);
/** Of a declaration of 23 November 2026 the law takes the rate of 21 October. */
const [DATE, LEGAL_DAY] = ['2026-11-23', '2026-10-21'];

/** Baskets for USD 75.00 with USD 22.50 of freight. */
const inDollars = (): DeclarationData =>
  buildBasketsDeclaration(
    {
      invoice: { number: 'B-1', date: DATE, currency: 'USD' },
      freight: { amount: '22.50', currency: 'USD' },
      insurance: { amount: '0.00', currency: 'USD' },
    },
    { value: { amount: '75.00', currency: 'USD' } },
  );
const assess = (rates: RateInput, data = inDollars()) =>
  assessDuty(registry, { data, date: DATE, stage: 'final', rates });
const charged = (decision: ReturnType<typeof assess>): string[] =>
  decision.value.destination.map(({ tax, amount }) => `${tax} ${amount.currency} ${amount.amount}`);

describe('an assessment with rates of an official table', () => {
  const tables: TableRate[] = [tableRate('USD', '1.25', LEGAL_DAY), tableRate('USD', '1.5', '2026-11-20')];

  it('converts by the rate of the legal day, divides as the law says, and tells it', () => {
    const decision = assess({ tables });
    // 97.50 / 1.25 = 78.00; VAT 19 % of 78 + the duty of EUR 3.
    expect(decision.value.customsValue).toMatchObject({ amount: '78.00', currency: 'EUR' });
    expect(charged(decision)).toEqual(['duty EUR 3.00', 'vat EUR 15.39']);
    expect(decision.value.cannotSay.map(({ what }) => what)).not.toContain('official exchange rate');
    expect(decision.explanation).toContain(
      'One EUR counts as 1.25 USD (official rate, published 2026-10-21): amounts in USD are divided by it.',
    );
  });

  it('keeps what it was made with among its facts, and another assessment with them is the same', () => {
    const first = assess({ tables });
    const recorded = conversionsIn(first.facts);
    expect(recorded.map(({ id, date, kind }) => [id, date, kind])).toEqual([
      [`ecb.eur-usd.${LEGAL_DAY}`, DATE, 'official'],
    ]);
    // The table says something else by now.
    const again = assess({ tables: [tableRate('USD', '1.2', LEGAL_DAY)], recorded });
    expect(again.value).toEqual(first.value);
    expect(assess({ tables: [tableRate('USD', '1.2', LEGAL_DAY)] }).value.customsValue.amount).toBe('81.25');
  });

  it('is told what is lacking while a rate of the pack stands in', () => {
    const { value } = assess({});
    const said = value.cannotSay.find(({ what }) => what === 'official exchange rate')?.why ?? '';
    expect(said).toContain('The law takes the rate published on 2026-10-21 (tables: ecb)');
  });

  it('cannot say anything without a rate, and names the pair, the day and the table', () => {
    const inKenya = { ...inDollars() };
    inKenya.items = inKenya.items.map((item) => ({ ...item, value: { ...item.value, currency: 'KES' } }));
    const { value } = assess({ tables }, inKenya);
    expect(value.destination).toEqual([]);
    expect(value.cannotSay.find(({ what }) => what === 'destination charges')?.why).toContain(
      'There is no exchange rate from KES to EUR for 2026-11-23. The law takes the rate published on 2026-10-21 (tables: ecb)',
    );
  });
});

describe('the rates that an assessment needs', () => {
  it('are those between the currencies of the declaration and of the law, around the legal day', () => {
    expect(neededRates(registry, { data: inDollars(), date: DATE })).toEqual([
      { table: 'ecb', currencies: ['EUR', 'USD'], day: LEGAL_DAY, reachDays: 10 },
    ]);
  });

  it('are none where everything is priced in the currency of the law', () => {
    expect(neededRates(registry, { data: buildBasketsDeclaration(), date: DATE })).toEqual([]);
  });

  it('are of the table that the pack of the destination names', () => {
    const [need] = neededRates(registry, { data: buildCoffeeDeclaration(), date: DATE });
    expect(need).toMatchObject({ table: 'cn_customs', day: LEGAL_DAY });
  });
});

describe('facts of decisions made before', () => {
  it.each([
    [undefined],
    [{}],
    [{ rates: [] }],
    [{ rates: [{ id: 'cn.rate.usd-reference-2026', rate: '7.0197', kind: 'reference', confidence: 'demonstration' }] }],
    [{ rates: 'none' }],
  ])('%j hold no conversion', (facts) => {
    expect(conversionsIn(facts)).toEqual([]);
  });
});
