import MiniSearch from 'minisearch';
import { inSlices, type Sliced } from '../sliced.js';

/** A known word, its stem, and in how many phrases it stands. */
type Vocabulary = ReadonlyMap<string, { readonly stem: string; readonly uses: number }>;

/** Reads words that are not in the vocabulary as the words they were meant to be. */
export interface Spelling {
  /** Stems that a word may stand for, the likeliest first, with how sure that is (0 to 1). */
  readonly read: (word: string) => readonly { readonly stem: string; readonly sure: number }[];
}

const LIMIT = 3;
const SURE = { divided: 0.9, typo: 0.75, cut: 0.7, skeleton: 0.5 } as const;

/**
 * Builds the reader of misspelt, shortened and run-together words: words written as one ("ladieswovenskirt"), typing
 * errors, words cut off ("sweatshi"), words without their vowels ("shmpoo").
 */
export function* createSpelling(vocabulary: Vocabulary): Sliced<Spelling> {
  const search = new MiniSearch<{ id: string }>({ fields: ['id'], tokenize: (text) => [text] });
  const words = [...vocabulary].filter(([word]) => /^[a-z]{3,}$/.test(word));
  const skeletons = new Map<string, [string, number][]>();
  yield* inSlices(words, ([word, { stem, uses }]) => {
    search.add({ id: word });
    const key = skeletonOf(word);
    const found = skeletons.get(key);
    if (found === undefined) skeletons.set(key, [[stem, uses]]);
    else found.push([stem, uses]);
  });
  const cache = new Map<string, readonly { stem: string; sure: number }[]>();
  const read = (word: string): readonly { stem: string; sure: number }[] => {
    const known = cache.get(word);
    if (known !== undefined) return known;
    if (cache.size > 20_000) cache.clear();
    const answer = readUnknown(word, vocabulary, search, skeletons);
    cache.set(word, answer);
    return answer;
  };
  return { read };
}

function readUnknown(
  word: string,
  vocabulary: Vocabulary,
  search: MiniSearch<{ id: string }>,
  skeletons: ReadonlyMap<string, [string, number][]>,
): { stem: string; sure: number }[] {
  if (!/^[a-z]{2,40}$/.test(word)) return [];
  const uses = (known: string): number => vocabulary.get(known)?.uses ?? 0;
  const stems = (found: readonly string[], sure: number): { stem: string; sure: number }[] =>
    [...new Set(found.map((known) => vocabulary.get(known)?.stem ?? known))]
      .slice(0, LIMIT)
      .map((stem) => ({ stem, sure }));
  if (word.length >= 4) {
    const cut = search
      .search(word, { prefix: true, fuzzy: false })
      .map(({ id }) => String(id))
      .filter((known) => known.length > word.length)
      .sort((a, b) => uses(b) - uses(a));
    if (cut.length > 0 && word.length >= 5) return stems(cut, SURE.cut);
    const typo = search
      .search(word, { fuzzy: word.length < 8 ? 1 : 2, prefix: false })
      .map(({ id }) => String(id))
      .filter((known) => known[0] === word[0] && Math.abs(known.length - word.length) <= 2)
      .sort((a, b) => Math.abs(a.length - word.length) - Math.abs(b.length - word.length) || uses(b) - uses(a));
    const parts = word.length >= 8 ? divide(word, vocabulary) : [];
    if (parts.length > 0) return parts.map((stem) => ({ stem, sure: SURE.divided }));
    if (word.length >= 5 && typo.length > 0) return stems(typo.slice(0, 2), SURE.typo);
    if (cut.length > 0) return stems(cut.slice(0, 2), SURE.cut);
  }
  if (isShortened(word)) {
    const found = [...(skeletons.get(skeletonOf(word)) ?? [])].sort((a, b) => b[1] - a[1]).slice(0, 2);
    return found.map(([stem]) => ({ stem, sure: SURE.skeleton }));
  }
  return [];
}

/** First letter and the consonants after it, doubled letters once. */
const skeletonOf = (word: string): string =>
  (word.slice(0, 1) + word.slice(1).replace(/[aeiou]/g, '')).replace(/(.)\1+/g, '$1');

const isShortened = (word: string): boolean =>
  word.length >= 2 && word.replace(/[^aeiouy]/g, '').length <= word.length / 4;

/** A word written without spaces as known words of three letters or more; the last may be cut off. Fewest parts win. */
function divide(word: string, vocabulary: Vocabulary): string[] {
  const best: (string[] | undefined)[] = [[]];
  for (let end = 3; end <= word.length; end += 1) {
    for (let start = 0; start <= end - 3; start += 1) {
      const before = best[start];
      const part = vocabulary.get(word.slice(start, end));
      if (before === undefined || part === undefined || (end - start === 3 && part.uses < 3)) continue;
      const candidate = [...before, part.stem];
      if (candidate.length < (best[end]?.length ?? 6)) best[end] = candidate;
    }
  }
  for (let end = word.length; end >= word.length - 3; end -= 1) {
    const found = best[end];
    if (found !== undefined && found.length > 1) return found;
  }
  return [];
}
