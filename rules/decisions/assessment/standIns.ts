import { textOf } from '../../explanations/sentence.js';
import type { Pack } from '../../loader/pack.js';
import type { Conversion } from '../../money/conversion.js';
import type { RateBook } from '../../money/rateBook.js';
import type { CannotSay } from './assessment.js';
import { gapText } from './assessSide.js';

/** A remark for each reference rate that was used, on either side: it stands in until the official one is entered. */
export const remarkStandIns = (pack: Pack, book: RateBook): CannotSay[] =>
  book
    .used()
    .filter(({ kind }) => kind === 'reference')
    .map((rate) => ({ about: 'remark', what: 'official exchange rate', why: standInText(pack, book, rate) }));

/** The pack's words, and which official rate was looked for where. */
function standInText(pack: Pack, book: RateBook, { base, quote, note, of }: Conversion): string {
  const answer = of === 'amounts' ? book.findForAmounts(base, quote) : book.find(base, quote);
  const lacking = 'conversion' in answer ? textOf(answer.lacking ?? []) : '';
  return [gapText(pack, 'exchange_rate'), note ?? '', lacking].filter((text) => text !== '').join(' ');
}
