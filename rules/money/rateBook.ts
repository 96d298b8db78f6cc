import type { TableRate } from '../../domain/money/tableRate.js';
import { sentence, type Sentence } from '../explanations/sentence.js';
import type { Pack } from '../loader/pack.js';
import { PACK_TABLE } from '../schemas/rateChoice.js';
import type { Conversion } from './conversion.js';
import { findConversion, type RateAnswer, type RateQuestion } from './findRate.js';

/** Exchange rates as an assessment is given them: rules read no table themselves. */
export interface RateInput {
  /** Rows of the installation's tables around the days in question. */
  tables?: readonly TableRate[];
  /** Rates of an earlier decision on the same case, which stand. */
  recorded?: readonly Conversion[];
}

/** The rates of one side of an assessment: each is looked up once, and what was used is known afterwards. */
export interface RateBook {
  /** The day whose rates count, YYYY-MM-DD, or in words which day that would be. */
  readonly day: string;
  find(base: string, quote: string): RateAnswer;
  /** As `find`, for amounts of the law, which may follow a rate of their own. */
  findForAmounts(base: string, quote: string): RateAnswer;
  /** Conversions that were found so far, in the order in which they were asked for. */
  used(): Conversion[];
}

/**
 * The rates for goods taxed under a regime by an event on a day: the pack's own rows, and those of the caller. None counts
 * where the day of exportation is the law's, and is not known.
 */
export function createRateBook(
  { pack, regime, date }: { pack: Pack; regime: RateQuestion['regime']; date: string | undefined },
  { tables: tableRows = [], recorded = [] }: RateInput = {},
): RateBook {
  const answers = new Map<string, RateAnswer>();
  const asked = { regime, packRows: pack.lists.exchangeRates, tableRows, recorded };
  const look = (base: string, quote: string, of: 'amounts' | undefined): RateAnswer => {
    const name = `${base}/${quote} ${of ?? 'value'}`;
    const answer =
      answers.get(name) ??
      (date === undefined
        ? { missing: [sentence('cannot_say.no_exportation_date', { base, quote })] }
        : findConversion({ ...asked, date, of }, base, quote));
    answers.set(name, answer);
    return answer;
  };
  const ofAmounts = regime.amountRates === undefined ? undefined : 'amounts';
  return {
    day: date ?? sentence('cannot_say.exportation_day').text,
    find: (base, quote) => look(base, quote, undefined),
    findForAmounts: (base, quote) => look(base, quote, ofAmounts),
    used: () => [...answers.values()].flatMap((answer) => ('conversion' in answer ? [answer.conversion] : [])),
  };
}

const INSTEAD = { last_before: 'the last one before', next_after: 'the next one', week_later: 'that of a week later' };

/** A conversion in words: the rate, both legs of a crossed one, and another day than the legal one. */
export function tellConversion(conversion: Conversion): Sentence[] {
  const { base, quote, rate, kind, publishedOn, legs, legalDay, instead } = conversion;
  const [first, second] = legs;
  const used =
    first === undefined || (second === undefined && !first.inverse)
      ? sentence('assessment.rate_used', { base, quote, rate, kind, publishedOn })
      : second === undefined
        ? sentence('assessment.rate_inverse', { base, quote, rate: first.rate, kind, publishedOn })
        : sentence('assessment.rate_crossed', {
            base,
            quote,
            rate,
            kind,
            first: legText(first),
            second: legText(second),
          });
  if (instead === undefined) return [used];
  const days = [...new Set(legs.map((leg) => leg.publishedOn))].join(', ');
  return [used, sentence('assessment.rate_instead', { legalDay, which: INSTEAD[instead], publishedOn: days })];
}

const legText = ({ base, quote, rate, table, publishedOn }: Conversion['legs'][number]): string =>
  `1 ${base} = ${rate} ${quote} (${table === PACK_TABLE ? 'pack' : table}, published ${publishedOn})`;
