import type { Nomenclature } from '../nomenclature/nomenclature.js';
import { inSlices, type Sliced } from '../sliced.js';
import { createPhrase, type Phrase } from './phrase.js';

/** Codes that stand for no goods: "commodities not specified according to kind". */
const NOT_GOODS = /^99/;

/** The wording of an edition as phrases: each part between semicolons speaks for its heading. */
export function* nomenclaturePhrases(nomenclature: Nomenclature): Sliced<Phrase[]> {
  const phrases: Phrase[] = [];
  yield* inSlices(nomenclature.entries.values(), ({ code, text }) => {
    if (code.length < 4 || NOT_GOODS.test(code)) return;
    const kind = code.length === 4 ? 'heading' : 'subheading';
    phrases.push(...text.split(';').flatMap((part) => createPhrase(code.slice(0, 4), kind, part) ?? []));
  });
  return phrases;
}
