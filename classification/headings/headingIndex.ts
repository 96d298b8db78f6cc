import { stemWord } from '../words/stemWord.js';
import { inSlices, type Sliced } from '../sliced.js';
import type { Phrase, PhraseKind } from './phrase.js';

/** The phrases of all headings of one edition, found by the stems they hold. */
export interface HeadingIndex {
  readonly phrases: readonly Phrase[];
  /** Stem -> places in `phrases`. */
  readonly byStem: ReadonlyMap<string, readonly number[]>;
  /** Stem -> how telling it is: 1 when one heading alone has it, towards 0 when all have it. */
  readonly weights: ReadonlyMap<string, number>;
  /** Two words written as one ("hairdryer") -> the two stems. */
  readonly joined: ReadonlyMap<string, readonly [string, string]>;
  readonly headings: ReadonlySet<string>;
  /** Every word as written, with its stem and the number of phrases that hold it. */
  readonly vocabulary: ReadonlyMap<string, { readonly stem: string; readonly uses: number }>;
}

/** How much a phrase of each kind counts. */
export const KIND_WEIGHTS: Readonly<Record<PhraseKind, number>> = {
  everyday: 1,
  reference: 0.9,
  brand: 0.7,
  heading: 0.75,
  subheading: 0.7,
};

/** Builds the index. */
export function* createHeadingIndex(phrases: readonly Phrase[]): Sliced<HeadingIndex> {
  const byStem = new Map<string, number[]>();
  const headingsOf = new Map<string, Set<string>>();
  const joined = new Map<string, readonly [string, string]>();
  const headings = new Set<string>();
  const vocabulary = new Map<string, { stem: string; uses: number }>();
  yield* inSlices(phrases, (phrase, at) => {
    headings.add(phrase.heading);
    for (const stem of phrase.shares.keys()) {
      append(byStem, stem, at);
      addTo(headingsOf, stem, phrase.heading);
    }
    phrase.words.forEach(({ text, stem }, place) => {
      const known = vocabulary.get(text);
      if (known === undefined) vocabulary.set(text, { stem, uses: 1 });
      else known.uses += 1;
      const before = phrase.words[place - 1];
      if (before !== undefined) joined.set(stemWord(before.text + text), [before.stem, stem]);
    });
  });
  const most = Math.log(1 + Math.max(headings.size, 2));
  const weights = new Map(
    [...headingsOf].map(([stem, found]) => [stem, Math.log(1 + headings.size / found.size) / most]),
  );
  return { phrases, byStem, weights, joined, headings, vocabulary };
}

const append = (map: Map<string, number[]>, key: string, value: number): void => {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
};

const addTo = (map: Map<string, Set<string>>, key: string, value: string): void => {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([value]));
  else set.add(value);
};
