import type { QuoteData } from '../../../domain/quote/quoteData.js';
import { assessDuty } from '../../../rules/decisions/assessment/assessDuty.js';
import { asDeclaration } from '../../../rules/decisions/quote/asDeclaration.js';
import { checkQuestion, parcelsOf } from '../../../rules/decisions/quote/checkQuestion.js';
import { decideQuote } from '../../../rules/decisions/quote/decideQuote.js';
import type { Offer, Quote } from '../../../rules/decisions/quote/quote.js';
import { loadPacks } from '../../../rules/loader/loadPacks.js';
import { buildBasketsQuote } from '../../support/builders/quoteData.js';
import { buildCoffeeDeclaration } from '../../support/builders/declarationData.js';
import { tableRate } from '../../support/rates/ecbRates.js';
import { COUNTRIES } from '../packRoots.js';

const registry = loadPacks(COUNTRIES);
const quoteOf = (data: QuoteData, date = '2026-06-30', parcels = [data]): Quote =>
  decideQuote(registry, { data, date, parcels }).value;
const bill = ({ destination }: Offer): string[] =>
  destination.map(({ tax, amount, parcel }) => `${parcel} ${tax} ${amount.currency} ${amount.amount}`);
const offerOf = (quote: Quote, regime: string): Offer => {
  const found = quote.offers.find((offer) => offer.regime === regime);
  if (found === undefined) throw new Error(`no offer under ${regime}`);
  return found;
};

/** Coffee to China as the example parcel has it, asked about before it is declared. */
const coffee = (changes: Partial<QuoteData> = {}): QuoteData => {
  const { corridor, mode_of_transport, freight, insurance, items } = buildCoffeeDeclaration();
  return { corridor, mode_of_transport, destination_charges_paid_by: 'buyer', freight, insurance, items, ...changes };
};

describe('a quote', () => {
  it.each([
    // Value with freight 60 + 18; VAT 19 % of 78 is 14.82, of 81 is 15.39; the fixed duty of EUR 3 from 1 July 2026.
    ['2026-06-30', ['1 duty EUR 0.00', '1 vat EUR 14.82'], '92.82'],
    ['2026-07-01', ['1 duty EUR 3.00', '1 vat EUR 15.39'], '96.39'],
  ])('on %s says what the baskets cost to Germany', (date, charges, landed) => {
    const quote = quoteOf(buildBasketsQuote(), date);
    const offer = offerOf(quote, 'low_value');
    expect(bill(offer)).toEqual(charges);
    expect(offer.totals.landed).toEqual([{ amount: landed, currency: 'EUR' }]);
    for (const charge of offer.destination) {
      expect(charge.explanation).not.toBe('');
      expect([charge.ruleId, charge.source, charge.confidence].every((text) => text !== '')).toBe(true);
    }
  });

  it.each(['retail_import', 'general_trade'])('agrees under %s with the assessment of the same data', (regime) => {
    const data = coffee({ regime });
    const [offer] = quoteOf(data, '2026-11-23').offers;
    const { value } = assessDuty(registry, {
      data: buildCoffeeDeclaration({ regime }),
      stage: 'final',
      date: '2026-11-23',
    });
    expect(offer?.destination.map(({ parcel: _parcel, ...charge }) => charge)).toEqual(value.destination);
    expect(offer?.cannotSay).toEqual(value.cannotSay);
  });

  it('without a regime answers every one that is open, the cheapest first', () => {
    const { offers, closed } = quoteOf(coffee(), '2026-11-23');
    expect(offers.map(({ regime }) => regime)).toEqual(['retail_import', 'general_trade']);
    expect(closed).toMatchObject([
      { regime: 'retail_import_full', why: [expect.stringContaining('open only to one indivisible article')] },
      { regime: 'postal_articles', why: [expect.stringContaining('above the limit of CNY 2000.00')] },
    ]);
    expect(offerOf(quoteOf(coffee(), '2026-11-23'), 'general_trade').asksFor.map(({ pointer }) => pointer)).toEqual([
      '/items/0/gacc_number',
      '/consignee/uscc',
    ]);
  });

  it.each([
    ['5000.00', true],
    ['5000.01', false],
  ])('with goods of CNY %s finds retail import open: %s', (amount, open) => {
    const [item] = coffee().items;
    if (item === undefined) throw new Error('no item');
    const zero = { amount: '0.00', currency: 'CNY' };
    const items = [{ ...item, value: { amount, currency: 'CNY' } }];
    const quote = quoteOf(coffee({ items, freight: zero, insurance: zero }), '2026-11-23');
    expect(quote.offers.map(({ regime }) => regime).includes('retail_import')).toBe(open);
    const why = quote.closed.find(({ regime }) => regime === 'retail_import')?.why;
    expect(why).toEqual(
      open ? undefined : [expect.stringContaining('above the limit of CNY 5000.00 for one transaction')],
    );
  });

  it('offers no regime of gifts unasked, and puts what is known least last', () => {
    const { regime: _regime, ...open } = buildBasketsQuote();
    const { offers, closed } = quoteOf(open, '2026-07-01');
    expect(closed).toMatchObject([{ regime: 'gift', why: [expect.stringContaining('open only to gifts')] }]);
    // The full data set wants the longer code of the tariff for its duty: nothing known is not nothing to pay.
    expect(offers.at(-1)).toMatchObject({ regime: 'standard', isComplete: false });
    expect(bill(offerOf(quoteOf({ ...open, regime: 'gift' }), 'gift')).length).toBeGreaterThan(0);
  });

  it('says why goods are not taken, and that nothing goes by sea', () => {
    const beer = quoteOf(buildBasketsQuote({}, { hs_code: '220300' }));
    expect(beer.closed).toMatchObject([{ regime: 'low_value', why: [expect.stringContaining('Line 1')] }]);
    const sea = quoteOf(buildBasketsQuote({ mode_of_transport: 'sea' }));
    expect([sea.offers, sea.closed[0]?.why]).toEqual([[], ['RW sends no parcels by sea; served: post.']]);
  });

  it('names permits with the day by which they are decided, in working days', () => {
    // From Tuesday 10 March 2026: three working days end on Friday, five on Tuesday; an hour for customs after 17:00.
    const { permits, time } = quoteOf(coffee(), '2026-03-10');
    expect(permits.map(({ permitType, workingDays }) => [permitType, workingDays])).toEqual([
      ['naeb-coffee-export', 3],
      ['rica-phytosanitary', 5],
    ]);
    expect(time?.steps.map(({ by }) => by)).toEqual(['2026-03-13', '2026-03-17', '2026-03-17', '2026-03-19']);
    expect([time?.readyBy, time?.readyByIfExamined]).toEqual(['2026-03-17', '2026-03-19']);
  });

  it.each([
    // The fixed duty replaces the relief on 1 July 2026; before, the product's own term of 30 days ends first.
    ['2026-06-15', '2026-06-30', 'duty.relief'],
    ['2026-05-01', '2026-05-31', 'rw.quote.term'],
    ['2026-07-01', '2026-07-31', 'rw.quote.term'],
  ])('of %s holds until %s', (date, until, rule) => {
    const { validity } = quoteOf(buildBasketsQuote(), date);
    expect(validity.until).toBe(until);
    expect(validity.ruleId).toContain(rule);
    if (rule === 'rw.quote.term') expect(validity.confidence).toBe('default');
  });
});

describe('several parcels in place of one', () => {
  const dear = buildBasketsQuote({}, { quantity: '4', value: { amount: '200.00', currency: 'EUR' } });

  it('come under a limit that one parcel is above, each a consignment of its own', () => {
    expect(quoteOf(dear).offers).toEqual([]);
    const parcels = parcelsOf({ data: dear, date: '2026-06-30', split: { into: 2 } });
    const offer = offerOf(quoteOf(dear, '2026-06-30', parcels), 'low_value');
    // Each of 100 + 9: VAT 19 % of 109 is 20.71.
    expect(bill(offer)).toEqual(['1 duty EUR 0.00', '1 vat EUR 20.71', '2 duty EUR 0.00', '2 vat EUR 20.71']);
    expect(offer.totals.landed).toEqual([{ amount: '259.42', currency: 'EUR' }]);
  });

  it('count on against the yearly limit of the buyer', () => {
    const data = coffee({ regime: 'retail_import', buyer_year_to_date: { amount: '24000.00', currency: 'CNY' } });
    const [item] = data.items;
    if (item === undefined) throw new Error('no item');
    const two = { ...data, items: [{ ...item, quantity: '2', value: { amount: '2200.00', currency: 'CNY' } }] };
    const open = (date: string, split: boolean): string[] =>
      quoteOf(two, date, split ? parcelsOf({ data: two, date, split: { into: 2 } }) : [two]).offers.map(
        ({ regime }) => regime,
      );
    // 24,000 and about 1,100 and 1,100 with freight: the second parcel passes 26,000.
    expect([open('2026-11-23', false), open('2026-11-23', true)]).toEqual([[], []]);
  });

  it.each([
    [{ parcels: [{ lines: [{ line: 1, quantity: '1' }] }, { lines: [{ line: 1, quantity: '1' }] }] }, '/split/parcels'],
    [{ parcels: [{ lines: [{ line: 2 }] }, { lines: [{ line: 1 }] }] }, '/split/parcels/0/lines/0/line'],
    [
      { parcels: [{ lines: [{ line: 1, quantity: '9' }] }, { lines: [{ line: 1 }] }] },
      '/split/parcels/0/lines/0/quantity',
    ],
    [{ into: 9 }, '/split/into'],
  ])('are refused where they do not give out every line once: %j', (split, pointer) => {
    const faults = checkQuestion(registry, { data: dear, date: '2026-06-30', split });
    expect(faults.map((fault) => fault.pointer)).toContain(pointer);
  });
});

it('asks the engine as a declaration of the same goods would', () => {
  const declared = asDeclaration(buildBasketsQuote(), 'low_value', '2026-06-30');
  expect(declared).toMatchObject({ invoice: { date: '2026-06-30', currency: 'EUR' }, gross_weight_grams: 900 });
});

describe('a quote to a country whose law takes the exchange rate of the day of exportation', () => {
  const tables = [
    ['2026-06-30', '1.30'],
    ['2026-07-10', '1.40'],
  ].map(([day = '', rate = '']) =>
    tableRate('CAD', rate, day, { id: `ca_customs.${day}`, table: 'ca_customs', base: 'USD' }),
  );
  const dollars = (amount: string, currency = 'USD') => ({ amount, currency });
  const toCanada = (exportation_date?: string, currency = 'USD'): Offer => {
    const data = coffee({
      ...{ corridor: { origin: 'RW', destination: 'CA' }, regime: 'postal', mode_of_transport: 'post' },
      ...{ subdivision: 'CA-AB', freight: dollars('0', currency), insurance: dollars('0', currency) },
      items: coffee().items.map((item) => ({ ...item, hs_code: '330499', value: dollars('100.00', currency) })),
      ...(exportation_date === undefined ? {} : { exportation_date }),
    });
    return offerOf(decideQuote(registry, { data, date: '2026-06-30', rates: { tables } }).value, 'postal');
  };
  const remarks = ({ cannotSay }: Offer): string[] =>
    cannotSay.filter(({ what }) => what === 'day of exportation').map(({ about, why }) => `${about}: ${why}`);

  it('takes its own day for it, and says so as a remark', () => {
    const offer = toCanada();
    expect(offer.customsValues).toMatchObject([{ amount: '130.00', currency: 'CAD' }]);
    expect(remarks(offer)).toEqual([
      'remark: The exchange rate is that of the day of exportation, which is not known yet: 2026-06-30, the day of the quote, stands for it. A declaration has to name it (exportation_date).',
    ]);
  });

  it('takes the day that it is told', () => {
    const offer = toCanada('2026-07-10');
    expect(offer.customsValues).toMatchObject([{ amount: '140.00', currency: 'CAD' }]);
    expect(remarks(offer)).toEqual([]);
  });

  it('says nothing of it where no rate is needed', () => {
    expect(remarks(toCanada(undefined, 'CAD'))).toEqual([]);
  });
});
