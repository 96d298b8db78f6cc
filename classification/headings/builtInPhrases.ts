import { z } from 'zod';
import brandGoods from '../data/brand-goods.json' with { type: 'json' };
import commonHeadings from '../data/common-headings.json' with { type: 'json' };
import corridorWords from '../data/corridor-words.json' with { type: 'json' };
import newHeadings from '../data/new-headings.json' with { type: 'json' };
import everydayWords from '../data/everyday-words.json' with { type: 'json' };
import searchReferences from '../data/search-references.json' with { type: 'json' };
import { inSlices, type Sliced } from '../sliced.js';
import { createPhrase, type Phrase, type PhraseKind } from './phrase.js';

/** Languages that a description may be written in; English for all goods, the others for the corridors' goods. */
export const WORD_LANGUAGES = ['en', 'fr', 'zh', 'ms', 'rw'] as const;
export type WordLanguage = (typeof WORD_LANGUAGES)[number];

const byHeading = z.record(z.string().regex(/^\d{4}$/), z.string());
const CorridorWords = z.array(
  z.strictObject({
    language: z.enum(WORD_LANGUAGES),
    word: z.string(),
    code: z.string().regex(/^\d{4}(\d{2})?$/),
    basis: z.string(),
    source: z.string(),
    confidence: z.string(),
  }),
);

/** A phrase before its words are read. */
type Written = Parameters<typeof createPhrase>;

const writtenIn = (content: unknown, kind: PhraseKind, separator: string): Written[] =>
  Object.entries(byHeading.parse(content)).flatMap(([heading, texts]) =>
    texts.split(separator).map((text): Written => [heading, kind, text]),
  );

/**
 * The words for goods that are built in, for all headings of HS 2022 (nearly all of which HS 2017 has too): our own
 * everyday words, the words traders look for, makers known for one kind of goods, and the corridors' goods in French,
 * Chinese, Malay and Kinyarwanda.
 */
function builtInPhrases(): Written[] {
  return [
    ...writtenIn(everydayWords, 'everyday', ', '),
    ...writtenIn(searchReferences, 'reference', '; '),
    ...writtenIn(brandGoods, 'brand', ', '),
    ...CorridorWords.parse(corridorWords).map(({ word, code, language }): Written => [
      code.slice(0, 4),
      'everyday',
      word,
      language,
    ]),
  ];
}

/**
 * The same words for an edition: what HS 2022 put under a heading of its own stands, in an edition without that heading,
 * under those its goods came from.
 *
 * @param has whether the edition has a heading
 */
export function* phrasesFor(has: (heading: string) => boolean): Sliced<Phrase[]> {
  const earlier = byHeading.parse(newHeadings);
  const phrases: Phrase[] = [];
  yield* inSlices(builtInPhrases(), (written) => {
    const phrase = createPhrase(...written);
    if (phrase === undefined) return;
    const from = has(phrase.heading) ? [phrase.heading] : (earlier[phrase.heading]?.split(', ').filter(has) ?? []);
    phrases.push(...from.map((heading) => ({ ...phrase, heading })));
  });
  return phrases;
}

/** Heading -> how common it is in small parcels, 1 to 3; our own estimate. */
export const commonInParcels = (): ReadonlyMap<string, number> =>
  new Map(Object.entries(z.record(z.string(), z.number()).parse(commonHeadings)));
