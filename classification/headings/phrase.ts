import type { Word } from '../words/readWords.js';
import { readWords } from '../words/readWords.js';
import { cutNegated } from '../words/cutNegated.js';

/**
 * Where a phrase comes from, which says how far it is to be trusted:
 * - `everyday`: our own everyday words for a heading;
 * - `reference`: words traders look for, chosen by tariff staff;
 * - `brand`: what a maker known for one kind of goods makes, a weak hint;
 * - `heading`, `subheading`: the wording of the nomenclature.
 */
export type PhraseKind = 'everyday' | 'reference' | 'heading' | 'subheading' | 'brand';

/** A few words that name goods of one heading. */
export interface Phrase {
  readonly heading: string;
  readonly kind: PhraseKind;
  /** Distinct stems, with how much of the phrase each carries; they add up to 1. */
  readonly shares: ReadonlyMap<string, number>;
  /** The words as written, in their order. */
  readonly words: readonly Word[];
  /** Of words that are not English. */
  readonly language?: string;
}

const HEAD_SHARE = 1.6;
const ASIDE_SHARE = 0.4;
const LATER_SHARE = 0.6;

/** Makes a phrase; undefined when nothing is left of it but noise. */
export function createPhrase(heading: string, kind: PhraseKind, text: string, language?: string): Phrase | undefined {
  const words = readWords(cutNegated(text).kept);
  if (words.length === 0) return undefined;
  const raw = new Map<string, number>();
  for (const word of words) raw.set(word.stem, Math.max(raw.get(word.stem) ?? 0, shareOf(word, words)));
  const whole = [...raw.values()].reduce((sum, share) => sum + share, 0);
  const shares = new Map([...raw].map(([stem, share]) => [stem, share / whole]));
  return { heading, kind, shares, words, ...(language === undefined || language === 'en' ? {} : { language }) };
}

/** English names goods last ("silk scarf"); after a comma or "for" stands what narrows them. */
const shareOf = (word: Word, words: readonly Word[]): number => {
  if (word.aside) return ASIDE_SHARE;
  if (word.segment > (words[0]?.segment ?? 0)) return LATER_SHARE;
  const lastOfFirst = words.filter(({ segment, aside }) => segment === words[0]?.segment && !aside).at(-1);
  return word === lastOfFirst ? HEAD_SHARE : 1;
};
