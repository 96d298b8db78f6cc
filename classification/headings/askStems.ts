import { cutNegated } from '../words/cutNegated.js';
import { readWords, type Word } from '../words/readWords.js';
import type { Spelling } from '../words/spelling.js';
import { stemWord } from '../words/stemWord.js';
import type { HeadingIndex } from './headingIndex.js';
import type { AskedStem } from './scoreHeadings.js';

const ASIDE = 0.4;
const HEAD = 1.3;
const NEARLY = 0.5;
/** Longer texts are titles of shops: no single word of them is the name of the goods. */
const TITLE_LENGTH = 8;

/** What the description asks for: the stems of its words, the misspelt ones read, each with its weight. */
export function askStems(index: HeadingIndex, spelling: Spelling, description: string): AskedStem[] {
  const words = readWords(cutNegated(description).kept);
  const head = words.length < TITLE_LENGTH ? words.filter(({ aside }) => !aside).at(-1) : undefined;
  const asked = words.flatMap((word) => {
    const weight = word.aside ? ASIDE : word === head ? HEAD : 1;
    return readOne(index, spelling, word).map(({ stem, sure }) => ({ stem, text: word.text, weight: weight * sure }));
  });
  return strongest([...asked, ...joinedPairs(index, words)]);
}

function readOne(index: HeadingIndex, spelling: Spelling, word: Word): readonly { stem: string; sure: number }[] {
  if (index.byStem.has(word.stem)) return [{ stem: word.stem, sure: 1 }];
  const parts = index.joined.get(word.stem);
  if (parts !== undefined) return parts.map((stem) => ({ stem, sure: 1 }));
  return spelling.read(word.text);
}

/** "Tooth brush" is a toothbrush. */
const joinedPairs = (index: HeadingIndex, words: readonly Word[]): AskedStem[] =>
  words.slice(1).flatMap((word, at) => {
    const before = words[at];
    const stem = before === undefined ? '' : stemWord(before.text + word.text);
    if (before === undefined || !index.byStem.has(stem)) return [];
    return [{ stem, text: `${before.text} ${word.text}`, weight: word.aside ? NEARLY : 1 }];
  });

/** Each stem once, with its greatest weight. */
const strongest = (asked: readonly AskedStem[]): AskedStem[] => {
  const byStem = new Map<string, AskedStem>();
  for (const word of asked) if ((byStem.get(word.stem)?.weight ?? 0) < word.weight) byStem.set(word.stem, word);
  return [...byStem.values()];
};
