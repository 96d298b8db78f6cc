import type { TableRate } from '../../../domain/money/tableRate.js';

/** Currencies of the columns, in the order of the European Central Bank's file of 2019 to 2026. */
export const ECB_HEADER =
  'Date,USD,JPY,BGN,CYP,CZK,DKK,EEK,GBP,HUF,LTL,LVL,MTL,PLN,ROL,RON,SEK,SIT,SKK,CHF,ISK,NOK,HRK,RUB,TRL,TRY,AUD,BRL,CAD,CNY,HKD,IDR,ILS,INR,KRW,MXN,MYR,NZD,PHP,SGD,THB,ZAR,';

/** Reference rates as the European Central Bank published them, foreign units for one euro, by day. */
export const PUBLISHED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '2025-04-25': {
    USD: '1.1357',
    JPY: '162.8',
    GBP: '0.8531',
    PLN: '4.2683',
    SEK: '11.0015',
    CNY: '8.2773',
    MYR: '4.9676',
  },
  '2025-04-24': {
    USD: '1.1376',
    JPY: '162.16',
    GBP: '0.855',
    PLN: '4.2748',
    SEK: '10.911',
    CNY: '8.2925',
    MYR: '4.9747',
  },
  '2025-04-23': {
    USD: '1.1415',
    JPY: '161.68',
    GBP: '0.85793',
    PLN: '4.2915',
    SEK: '10.9395',
    CNY: '8.3199',
    MYR: '5.0123',
  },
  '2025-04-22': {
    USD: '1.1476',
    JPY: '161.05',
    GBP: '0.85858',
    PLN: '4.28',
    SEK: '10.9153',
    CNY: '8.3929',
    MYR: '5.0397',
  },
  // Good Friday to Easter Monday of 2025 were no days of publication.
  '2025-04-17': {
    USD: '1.136',
    JPY: '161.98',
    GBP: '0.85873',
    PLN: '4.2743',
    SEK: '11.0278',
    CNY: '8.29',
    MYR: '5.0069',
  },
  '2021-12-01': {
    USD: '1.1314',
    JPY: '128.27',
    GBP: '0.85',
    PLN: '4.6283',
    SEK: '10.226',
    CNY: '7.2065',
    MYR: '4.7745',
  },
  '2019-04-10': {
    USD: '1.1279',
    JPY: '125.38',
    GBP: '0.86083',
    PLN: '4.2833',
    SEK: '10.44',
    CNY: '7.5758',
    MYR: '4.6328',
  },
  '2019-04-09': {
    USD: '1.1277',
    JPY: '125.51',
    GBP: '0.86335',
    PLN: '4.287',
    SEK: '10.425',
    CNY: '7.5688',
    MYR: '4.622',
  },
  '2019-04-08': {
    USD: '1.1246',
    JPY: '125.36',
    GBP: '0.86183',
    PLN: '4.2887',
    SEK: '10.4325',
    CNY: '7.5561',
    MYR: '4.6123',
  },
};

/** The same as lines of the file, newest first; currencies that are not in the list have none. */
export function ecbFile(days: readonly string[] = Object.keys(PUBLISHED)): string {
  const quotes = ECB_HEADER.split(',').slice(1, -1);
  const lines = days.map((day) => `${[day, ...quotes.map((quote) => PUBLISHED[day]?.[quote] ?? 'N/A')].join(',')},`);
  return `${[ECB_HEADER, ...lines].join('\n')}\n`;
}

/** A rate of a table; by itself the European Central Bank's of one day. */
export const tableRate = (
  quote: string,
  rate: string,
  publishedOn: string,
  changes: Partial<TableRate> = {},
): TableRate => ({
  id: `ecb.eur-${quote.toLowerCase()}.${publishedOn}`,
  table: 'ecb',
  base: 'EUR',
  quote,
  rate,
  kind: 'official',
  confidence: 'official',
  source: 'European Central Bank',
  publishedOn,
  from: publishedOn,
  until: publishedOn,
  ...changes,
});

/** The published rates as rows. */
export const ecbRates = (days: readonly string[] = Object.keys(PUBLISHED)): TableRate[] =>
  days.flatMap((day) => Object.entries(PUBLISHED[day] ?? {}).map(([quote, rate]) => tableRate(quote, rate, day)));
