import type { Money } from '../../../domain/money/money.js';
import { sentence, textOf, type Sentence } from '../../explanations/sentence.js';
import type { Pack } from '../../loader/pack.js';
import { convert, type Conversion } from '../../money/conversion.js';
import type { Decimal } from '../../money/decimal.js';
import type { RateAnswer } from '../../money/findRate.js';
import { createRateBook, type RateBook, type RateInput } from '../../money/rateBook.js';
import type { Regime } from '../../schemas/regimes.js';
import { openRegimes } from '../assessment/openRegimes.js';
import type { GuidanceCannotSay } from './guidance.js';
import type { GuidanceQuestion } from './question.js';

/** The value of goods in the currencies of the law, and the rates that were used or were lacking. */
export interface ValueInLaw {
  /** By the rates of a pack; undefined where no value was told, none is known, or its regimes take different ones. */
  in(pack: Pack, currency: string): Decimal | undefined;
  /** Conversions that were used, each once. */
  used(): Conversion[];
  lacking(): GuidanceCannotSay[];
}

/** What a regime says of rates. */
type RateLaw = Pick<Regime, 'currency' | 'rateDate' | 'rates' | 'amountRates'>;

/** A pack without a regime for the goods knows its own rows alone. */
const OWN_ROWS: RateLaw = { currency: 'invoice', rateDate: { event: 'acceptance', rule: 'day_of_event' } };

/** The side or sides on which packs speak for goods on their way. */
export interface Sides {
  question: GuidanceQuestion;
  exportPacks: readonly Pack[];
  importPacks: readonly Pack[];
}

/** The regimes of a pack whose rates may count: the one that was asked about, else all that are open to the goods. */
export function rateLawsOf(pack: Pack, { question, exportPacks, importPacks }: Sides): RateLaw[] {
  const { origin, destination, mode, regime, date } = question;
  const carriage = { corridor: { origin, destination }, mode_of_transport: mode };
  const leaving = exportPacks.includes(pack) ? openRegimes(pack, 'export', carriage, date) : [];
  const coming = importPacks.includes(pack) ? openRegimes(pack, 'import', carriage, date) : [];
  const named = coming.filter(({ code }) => code === regime);
  const laws = [...leaving, ...(named.length === 0 ? coming : named)];
  return laws.length === 0 ? [OWN_ROWS] : laws;
}

/**
 * Holds a value against limits in other currencies, by the rates that the regimes of each pack take on the day: official
 * ones alone, since a limit of law is held against no other.
 */
export function createValueInLaw(sides: Sides, rates?: RateInput): ValueInLaw {
  const { value, date } = sides.question;
  const asked = new Map<string, { pack: Pack; found: Found }>();
  const look = (pack: Pack, currency: string, worth: Money): Found => {
    const laws = rateLawsOf(pack, sides);
    const found = laws.map((law) => {
      const book = createRateBook({ pack, regime: law, date }, rates);
      return convertBy({ book, law, date }, worth, currency);
    });
    const converted = found.flatMap((one) => ('amount' in one ? [one] : []));
    const [first] = converted;
    if (first === undefined) return found[0] ?? { why: [] };
    return converted.every(({ amount }) => amount.equals(first.amount)) ? first : { why: [] };
  };
  return {
    in(pack, currency) {
      if (value === undefined) return undefined;
      const name = `${pack.ref.id} ${currency}`;
      const found = asked.get(name)?.found ?? look(pack, currency, value);
      asked.set(name, { pack, found });
      return 'amount' in found ? found.amount : undefined;
    },
    used() {
      const all = [...asked.values()].flatMap(({ found }) => ('amount' in found ? found.used : []));
      return [...new Map(all.map((one) => [`${one.id} ${one.base} ${one.quote}`, one])).values()];
    },
    lacking: () =>
      [...asked.values()].flatMap(({ pack, found }) =>
        'why' in found && found.why.length > 0
          ? [{ what: 'exchange_rate', country: pack.manifest.country, why: textOf(found.why) }]
          : [],
      ),
  };
}

interface Lookup {
  book: RateBook;
  law: RateLaw;
  date: string;
}

type Found = { amount: Decimal; used: Conversion[] } | { why: Sentence[] };

/** Into the currency of the regime as goods are valued, and from there into that of the limit as its amounts are read. */
function convertBy({ book, law, date }: Lookup, { amount, currency: from }: Money, into: string): Found {
  const own = law.currency === 'invoice' ? into : law.currency;
  const valued = from === own ? undefined : officialOf(book.find(from, own), from, own, date);
  const read = into === own ? undefined : officialOf(book.findForAmounts(into, own), into, own, date);
  if (valued !== undefined && 'why' in valued) return valued;
  if (read !== undefined && 'why' in read) return read;
  const legs = [...(valued?.legs ?? []), ...(read?.legs ?? []).map((leg) => ({ ...leg, inverse: !leg.inverse }))];
  return { amount: convert(amount, { legs }), used: [valued, read].filter((one) => one !== undefined) };
}

function officialOf(answer: RateAnswer, base: string, quote: string, date: string): Conversion | { why: Sentence[] } {
  if ('conversion' in answer && answer.conversion.kind === 'official') return answer.conversion;
  const looked = 'conversion' in answer ? (answer.lacking ?? []) : answer.missing.slice(1);
  return { why: [sentence('guidance.no_official_rate', { base, quote, date }), ...looked] };
}
