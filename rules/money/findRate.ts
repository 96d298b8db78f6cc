import type { RateKind } from '../../domain/money/tableRate.js';
import { sentence, type Sentence } from '../explanations/sentence.js';
import { rowsAt } from '../loader/rowsAt.js';
import type { ExchangeRate } from '../schemas/exchangeRates.js';
import { PACK_TABLE, type RateTables } from '../schemas/rateChoice.js';
import type { Regime } from '../schemas/regimes.js';
import { convert, createConversion, type Conversion, type KnownRate } from './conversion.js';
import { legalDay, type LegalDay } from './legalRateDate.js';
import { DEFAULT_MAXIMUM_AGE_DAYS, rateOfDay, type RateOfDay } from './rateOfDay.js';

/** What rates are looked up in, for an event on a day. */
export interface RateQuestion {
  regime: Pick<Regime, 'rateDate' | 'rates' | 'amountRates'>;
  /** Day of the event that fixes the rate. */
  date: string;
  packRows: readonly ExchangeRate[];
  /** Rows of the installation's tables, as the caller loaded them; superseded ones are not among them. */
  tableRows: readonly KnownRate[];
  /** Rates that an earlier decision on the same case was made with: they stand. */
  recorded: readonly Conversion[];
  /** Amounts of the law are to be converted, which may follow a rate of their own. */
  of?: 'amounts' | undefined;
}

/**
 * A conversion, with what is lacking where a reference rate stands in; or why there is none and what to do about it.
 */
export type RateAnswer = { conversion: Conversion; lacking?: Sentence[] } | { missing: Sentence[] };

const PACK_ALONE: RateTables = { tables: [PACK_TABLE] };

/**
 * How an amount of `base` becomes one of `quote` by a regime's law: the rate of the tables that it names, official ones
 * first, then those that stand in; turned round or crossed only where the law allows it.
 * None for a currency into itself: ask before.
 */
export function findConversion(question: RateQuestion, base: string, quote: string): RateAnswer {
  const { regime, date, recorded } = question;
  const own = question.of === undefined ? undefined : regime.amountRates;
  const of = own === undefined ? undefined : question.of;
  const before = recorded.find((one) => one.base === base && one.quote === quote && one.date === date && one.of === of);
  if (before !== undefined) return { conversion: before };
  const tables = own?.rates ?? regime.rates ?? PACK_ALONE;
  const { corrected, ...legal } = legalDay(own?.rule ?? regime.rateDate.rule, date);
  const asked = { ...question, of, tables };
  const found = findByDay({ ...asked, legal }, base, quote);
  if (corrected === undefined || found === undefined) {
    return found ?? { missing: tellMissing({ ...asked, legal }, base, quote) };
  }
  const later = findByDay({ ...asked, legal: { ...legal, day: corrected.day } }, base, quote);
  return later !== undefined && isOffBy(found.conversion, later.conversion, corrected.byMoreThan) ? later : found;
}

/** Does a rate differ from another by more than a share of that one? */
function isOffBy(conversion: Conversion, other: Conversion, share: string): boolean {
  const one = convert('1', conversion);
  return convert('1', other).minus(one).abs().greaterThan(one.times(share));
}

type Asked = Omit<Place, 'kind' | 'table'>;

/** The rate of a legal day: of the tables in order, the official ones first. */
function findByDay(
  asked: Asked,
  base: string,
  quote: string,
): Extract<RateAnswer, { conversion: Conversion }> | undefined {
  const { tables, legal, date, of } = asked;
  for (const kind of ['official', 'reference'] as const) {
    for (const table of tables.tables) {
      const legs = findLegs({ ...asked, kind, table }, base, quote);
      if (legs === undefined) continue;
      const instead = legs.map((leg) => leg.instead).find((one) => one !== undefined);
      const day = table === PACK_TABLE ? date : legal.day;
      const conversion = createConversion({ base, quote, date, legalDay: day, of, instead }, legs);
      if (kind === 'official') return { conversion };
      return { conversion, lacking: tellMissing(asked, base, quote).slice(1) };
    }
  }
  return undefined;
}

interface Place extends RateQuestion {
  tables: RateTables;
  legal: LegalDay;
  kind: RateKind;
  table: string;
}

interface FoundLeg {
  row: KnownRate;
  inverse: boolean;
  instead?: Conversion['instead'];
}

/** One rate of a table between two currencies, or two crossed. */
function findLegs(place: Place, base: string, quote: string): FoundLeg[] | undefined {
  const { inverse = false, crossThrough: through } = place.tables;
  const one = findLeg(place, base, quote, inverse);
  if (one !== undefined) return [one];
  if (through === undefined || through === base || through === quote) return undefined;
  // Both rates are quoted for the same currency, so that one of the two is always turned round.
  const first = findLeg(place, base, through, true);
  const second = findLeg(place, through, quote, true);
  return first === undefined || second === undefined ? undefined : [first, second];
}

function findLeg(place: Place, base: string, quote: string, orInverse: boolean): FoundLeg | undefined {
  const direct = ofPair(place, base, quote);
  if ('row' in direct) return { ...direct, inverse: false };
  const other = orInverse ? ofPair(place, quote, base) : direct;
  return 'row' in other ? { ...other, inverse: true } : undefined;
}

function ofPair(
  { packRows, tableRows, tables, legal, kind, table, date }: Place,
  base: string,
  quote: string,
): RateOfDay {
  const isPair = (row: Pick<KnownRate, 'base' | 'quote' | 'kind'>): boolean =>
    row.base === base && row.quote === quote && row.kind === kind;
  if (table === PACK_TABLE) {
    const row = rowsAt(packRows, date).find(isPair);
    return row === undefined ? { tooOld: undefined } : { row: { ...row, table } };
  }
  return rateOfDay(
    tableRows.filter((row) => row.table === table && isPair(row)),
    legal,
    tables,
  );
}

/** Which rate is missing, where the law looks for it, and how it comes there. */
function tellMissing(asked: Asked, base: string, quote: string): Sentence[] {
  const { tables, legal, date } = asked;
  const named = tables.tables.filter((table) => table !== PACK_TABLE);
  const missing = sentence('cannot_say.no_rate', { base, quote, date });
  const last = named.flatMap((table) => {
    const place = { ...asked, kind: 'official', table } as const;
    const pairs = [
      [base, quote],
      [quote, base],
      ...(tables.crossThrough === undefined ? [] : [base, quote].map((one) => [tables.crossThrough ?? '', one])),
    ];
    return pairs.flatMap(([from = '', to = '']) => {
      const found = ofPair(place, from, to);
      return 'tooOld' in found && found.tooOld !== undefined ? [found.tooOld] : [];
    });
  });
  const days = String(tables.maximumAgeDays ?? DEFAULT_MAXIMUM_AGE_DAYS);
  return [
    missing,
    ...last.map((row) =>
      sentence('cannot_say.rate_too_old', {
        table: row.table,
        base: row.base,
        quote: row.quote,
        publishedOn: row.publishedOn,
        days,
      }),
    ),
    ...(named.length === 0
      ? []
      : [sentence(`cannot_say.rate_${legal.by}`, { day: legal.day, tables: named.join(', ') })]),
  ];
}
