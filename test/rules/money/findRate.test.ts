import { textOf } from '../../../rules/explanations/sentence.js';
import { convert, type Conversion } from '../../../rules/money/conversion.js';
import { findConversion, type RateQuestion } from '../../../rules/money/findRate.js';
import { tellConversion } from '../../../rules/money/rateBook.js';
import type { ExchangeRate } from '../../../rules/schemas/exchangeRates.js';
import type { RateRule, RateTables } from '../../../rules/schemas/rateChoice.js';
import { ecbRates, tableRate } from '../../support/rates/ecbRates.js';

const UNION: RateTables = { tables: ['ecb'], ifNonePublished: 'last_before', inverse: true };

const ask = (
  [base, quote]: [string, string],
  date: string,
  changes: Partial<Omit<RateQuestion, 'regime' | 'date'>> & { rule?: RateRule; rates?: RateTables } = {},
): ReturnType<typeof findConversion> => {
  const { rule = 'penultimate_wednesday_of_previous_month', rates = UNION, ...rows } = changes;
  const regime = { rateDate: { event: 'acceptance' as const, rule }, rates };
  return findConversion({ regime, date, packRows: [], tableRows: ecbRates(), recorded: [], ...rows }, base, quote);
};
const found = (answer: ReturnType<typeof findConversion>): Conversion => {
  if ('missing' in answer) throw new Error(textOf(answer.missing));
  return answer.conversion;
};
const missing = (answer: ReturnType<typeof findConversion>): string => {
  if ('conversion' in answer) throw new Error(`there is a rate: ${answer.conversion.id}`);
  return textOf(answer.missing);
};
const telling = (conversion: Conversion): string => textOf(tellConversion(conversion));

describe('the rate of the penultimate Wednesday, by article 146', () => {
  // 23 April 2025 was the last Wednesday but one: its rate of 1.1415 holds in the whole of May.
  it.each([
    ['2025-04-30', undefined],
    ['2025-05-01', 'ecb.eur-usd.2025-04-23'],
    ['2025-05-31', 'ecb.eur-usd.2025-04-23'],
    ['2025-06-01', undefined],
  ])('on %s is %s', (date, id) => {
    const answer = ask(['USD', 'EUR'], date);
    expect('conversion' in answer ? answer.conversion.id : undefined).toBe(id);
  });

  it('divides by a rate that is quoted for one euro, and loses no digit on the way', () => {
    const conversion = found(ask(['USD', 'EUR'], '2025-05-10'));
    expect(convert('1141.50', conversion).toString()).toBe('1000');
    expect(convert('3.4245', conversion).toString()).toBe('3');
    expect(telling(conversion)).toBe(
      'One EUR counts as 1.1415 USD (official rate, published 2025-04-23): amounts in USD are divided by it.',
    );
  });

  it('takes the latest published before where none was published that day, and tells it', () => {
    const tableRows = ecbRates(['2025-04-24', '2025-04-22', '2025-04-17']);
    const conversion = found(ask(['USD', 'EUR'], '2025-05-10', { tableRows }));
    expect([conversion.publishedOn, conversion.legalDay, conversion.instead]).toEqual([
      '2025-04-22',
      '2025-04-23',
      'last_before',
    ]);
    expect(telling(conversion)).toContain(
      'No rate was published for 2025-04-23; the law then takes the last one before, of 2025-04-22.',
    );
  });

  it('is not turned round where the law does not say so', () => {
    const answer = ask(['USD', 'EUR'], '2025-05-10', { rates: { tables: ['ecb'] } });
    expect(missing(answer)).toContain('There is no exchange rate from USD to EUR for 2025-05-10.');
    expect(found(ask(['EUR', 'USD'], '2025-05-10', { rates: { tables: ['ecb'] } })).rate).toBe('1.1415');
  });
});

describe('two rates crossed', () => {
  it('is done only where the law allows it', () => {
    expect(missing(ask(['USD', 'SEK'], '2025-05-10'))).toContain('from USD to SEK');
  });

  it('names both legs', () => {
    const conversion = found(ask(['USD', 'SEK'], '2025-05-10', { rates: { ...UNION, crossThrough: 'EUR' } }));
    expect(conversion.legs.map(({ id, inverse }) => [id, inverse])).toEqual([
      ['ecb.eur-usd.2025-04-23', true],
      ['ecb.eur-sek.2025-04-23', false],
    ]);
    // 1141.50 dollars are 1000 euro, which are 10 939.50 kronor.
    expect(convert('1141.50', conversion).toString()).toBe('10939.5');
    expect(telling(conversion)).toBe(
      'One USD counts as 9.5834428 SEK (official rate), crossed from 1 EUR = 1.1415 USD (ecb, published 2025-04-23) and 1 EUR = 10.9395 SEK (ecb, published 2025-04-23).',
    );
  });

  it('needs both legs', () => {
    const tableRows = ecbRates().filter(({ quote }) => quote !== 'SEK');
    const answer = ask(['USD', 'SEK'], '2025-05-10', { tableRows, rates: { ...UNION, crossThrough: 'EUR' } });
    expect(missing(answer)).toContain('There is no exchange rate from USD to SEK for 2025-05-10.');
  });
});

describe('where no rate is valid', () => {
  it('says which one the law takes and what to do about it', () => {
    expect(missing(ask(['KES', 'EUR'], '2025-05-10'))).toBe(
      'There is no exchange rate from KES to EUR for 2025-05-10. The law takes the rate published on 2025-04-23 (tables: ecb): import that table, or enter the rate with its validity.',
    );
  });

  it('tells of a currency that has ended, and does not bridge it', () => {
    // The tolar gave way to the euro at the end of 2006, at 239.640 for one euro.
    const tableRows = [tableRate('SIT', '239.64', '2006-12-29')];
    expect(found(ask(['SIT', 'EUR'], '2006-12-29', { tableRows, rule: 'day_of_event' })).publishedOn).toBe(
      '2006-12-29',
    );
    expect(missing(ask(['SIT', 'EUR'], '2025-05-10', { tableRows }))).toContain(
      'The last rate from EUR to SIT in the table “ecb” was published on 2006-12-29',
    );
  });

  it.each([
    ['2025-05-05', true],
    ['2025-05-06', false],
  ])('a rate of 25 April stands in for %s: %s (ten days where the law sets no limit)', (date, stands) => {
    const answer = ask(['USD', 'EUR'], date, { rule: 'day_of_event' });
    expect('conversion' in answer).toBe(stands);
  });

  it.each([
    ['2025-04-28', 3, true],
    ['2025-04-29', 3, false],
  ])('on %s with at most %i days: %s', (date, maximumAgeDays, stands) => {
    const rates = { ...UNION, maximumAgeDays };
    expect('conversion' in ask(['USD', 'EUR'], date, { rule: 'day_of_event', rates })).toBe(stands);
  });

  it('over Easter takes Maundy Thursday only where the law takes the last one before', () => {
    const [saturday, rule] = ['2025-04-19', 'day_of_event'] as const;
    expect(found(ask(['USD', 'EUR'], saturday, { rule })).publishedOn).toBe('2025-04-17');
    const strict: RateTables = { tables: ['ecb'], inverse: true };
    expect(missing(ask(['USD', 'EUR'], saturday, { rule, rates: strict }))).toContain('published on 2025-04-17');
  });

  it.each([
    ['next_after', '2025-04-22'],
    ['week_later', '2025-04-25'],
  ] as const)('on Good Friday may take %s: %s', (ifNonePublished, publishedOn) => {
    const rule = { weekday: 'friday', weeksBefore: 1 } as const;
    const rates = { ...UNION, ifNonePublished };
    expect(found(ask(['USD', 'EUR'], '2025-04-23', { rule, rates })).publishedOn).toBe(publishedOn);
  });

  it('takes the last one published before the event without calling it an exception', () => {
    const conversion = found(
      ask(['USD', 'EUR'], '2025-04-22', {
        rule: 'last_published_before_event',
        rates: { tables: ['ecb'], inverse: true },
      }),
    );
    expect([conversion.publishedOn, conversion.instead]).toEqual(['2025-04-17', undefined]);
  });
});

describe('tables with a validity of their own', () => {
  const monthly = (rate: string, from: string, until: string | null): ReturnType<typeof tableRate> =>
    tableRate('USD', rate, '2026-10-28', { id: rate, table: 'uk_customs', base: 'GBP', from, until });
  const tableRows = [
    monthly('1.31', '2026-11-01', '2026-11-30'),
    // Amended within the month.
    monthly('1.38', '2026-11-18', '2026-11-30'),
    monthly('1.40', '2026-12-01', '2026-12-31'),
  ];
  const rates: RateTables = { tables: ['uk_customs'], inverse: true };

  it.each([
    ['2026-10-31', undefined],
    ['2026-11-01', '1.31'],
    ['2026-11-17', '1.31'],
    ['2026-11-18', '1.38'],
    ['2026-11-30', '1.38'],
    ['2026-12-01', '1.40'],
    ['2026-12-31', '1.40'],
    ['2027-01-01', undefined],
  ])('on %s the rate in force is %s', (date, expected) => {
    const answer = ask(['USD', 'GBP'], date, { tableRows, rates, rule: 'day_of_event' });
    expect('conversion' in answer ? answer.conversion.id : undefined).toBe(expected);
  });
});

describe('which rate comes first', () => {
  const packRow = (kind: ExchangeRate['kind'], rate: string): ExchangeRate => ({
    id: `xx.rate.${kind}`,
    from: '2025-01-01',
    until: null,
    source: 'somebody',
    confidence: kind === 'official' ? 'official' : 'demonstration',
    base: 'USD',
    quote: 'EUR',
    rate,
    kind,
    publishedOn: '2025-01-01',
  });
  const rates: RateTables = { ...UNION, tables: ['pack', 'ecb'] };

  it('the pack’s own official row, then the table, and a stand-in last', () => {
    const packRows = [packRow('reference', '0.9')];
    expect(found(ask(['USD', 'EUR'], '2025-05-10', { packRows, rates })).id).toBe('ecb.eur-usd.2025-04-23');
    const official = [...packRows, packRow('official', '0.8')];
    expect(found(ask(['USD', 'EUR'], '2025-05-10', { packRows: official, rates })).id).toBe('xx.rate.official');
  });

  it('a stand-in tells which official rate is lacking', () => {
    const answer = ask(['USD', 'EUR'], '2026-11-23', { packRows: [packRow('reference', '0.9')], rates, tableRows: [] });
    expect(found(answer).kind).toBe('reference');
    expect('lacking' in answer && textOf(answer.lacking ?? [])).toContain('published on 2026-10-21 (tables: ecb)');
  });

  it('a rate that the case was decided with before stands, for the same day alone', () => {
    const recorded = [{ ...found(ask(['USD', 'EUR'], '2025-05-10')), id: 'as before' }];
    expect(found(ask(['USD', 'EUR'], '2025-05-10', { recorded })).id).toBe('as before');
    expect(found(ask(['USD', 'EUR'], '2025-05-11', { recorded })).id).toBe('ecb.eur-usd.2025-04-23');
  });
});

describe('amounts fixed in euro, for a state with another currency', () => {
  // Implementing Regulation (EU) 2015/2447, article 48(1): the last rate before the penultimate day of the month holds in
  // the next one; where it differs by more than 5 % from the last one before the 15th, that one holds from the 15th on.
  const rule = { lastBeforeDayFromEnd: 2, monthsBefore: 1, corrected: { fromDay: 15, byMoreThan: '0.05' } } as const;
  const months = (fixed: string, later: string) => [
    tableRate('PLN', '3.9', '2026-10-28'),
    tableRate('PLN', fixed, '2026-10-29'),
    tableRate('PLN', '5', '2026-10-30'),
    tableRate('PLN', later, '2026-11-13'),
    tableRate('PLN', '5', '2026-11-16'),
  ];

  it.each([
    ['2026-11-01', '4.2001', '4'],
    ['2026-11-14', '4.2001', '4'],
    ['2026-11-15', '4.2001', '4.2001'],
    ['2026-11-30', '4.2001', '4.2001'],
    ['2026-11-15', '4.2', '4'],
    ['2026-11-15', '3.8', '4'],
    ['2026-11-15', '3.7999', '3.7999'],
  ])('on %s, with %s before the 15th, one euro is PLN %s', (date, later, expected) => {
    const conversion = found(
      ask(['EUR', 'PLN'], date, { rule, rates: { tables: ['ecb'] }, tableRows: months('4', later) }),
    );
    expect([conversion.rate, conversion.instead]).toEqual([expected, undefined]);
  });

  it('keeps the rate of the month where none was published before the 15th', () => {
    const tableRows = months('4', '4.5').filter(({ publishedOn }) => publishedOn < '2026-11-01');
    const answer = ask(['EUR', 'PLN'], '2026-11-20', {
      rule,
      rates: { tables: ['ecb'], maximumAgeDays: 3 },
      tableRows,
    });
    expect(found(answer).rate).toBe('4');
  });

  it('may follow a rate of their own, while the value of the goods follows another', () => {
    const regime = {
      rateDate: { event: 'acceptance' as const, rule: 'day_of_event' as const },
      rates: { tables: ['pl_bank'] },
      amountRates: { rule, rates: { tables: ['ecb'] } },
    };
    const tableRows = [
      ...months('4', '4'),
      tableRate('PLN', '4.3', '2026-11-18', { id: 'bank', table: 'pl_bank', from: '2026-11-18', until: null }),
    ];
    const question = { regime, date: '2026-11-20', packRows: [], tableRows, recorded: [] };
    const value = found(findConversion(question, 'EUR', 'PLN'));
    const amounts = found(findConversion({ ...question, of: 'amounts' }, 'EUR', 'PLN'));
    expect([value.rate, value.of, amounts.rate, amounts.of]).toEqual(['4.3', undefined, '4', 'amounts']);
    // What was recorded for the one is not taken for the other.
    const again = findConversion({ ...question, tableRows: [], recorded: [amounts] }, 'EUR', 'PLN');
    expect('missing' in again).toBe(true);
    expect(
      found(findConversion({ ...question, tableRows: [], recorded: [amounts], of: 'amounts' }, 'EUR', 'PLN')),
    ).toEqual(amounts);
  });
});
