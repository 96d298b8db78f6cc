import { foldText } from './foldText.js';
import { stemWord } from './stemWord.js';
import { isNoise } from './noiseWords.js';

/** One word of a text as the index knows it. */
export interface Word {
  /** The word as written, folded: what an answer shows. */
  readonly text: string;
  readonly stem: string;
  /** Where it stands among the words of the text, from 0. */
  readonly position: number;
  /** It stands after a comma, a semicolon or the like: the number of such breaks before it. */
  readonly segment: number;
  /** It stands after "for", "with", "in" …: it says what the goods go with, not what they are. */
  readonly aside: boolean;
}

const HAN = /\p{Script=Han}/u;
const TOKEN = /\p{Script=Han}+|[\p{L}\p{N}]+(?:[.,]\p{N}+)*|[,;:.()/|\-–—+[\]]/gu;
const BREAK = /^[,;:.()/|\-–—+[\]]$/u;
/** After these a text names what the goods are for, go with or stand in; before them it names the goods. */
const ASIDE = new Set([
  'for',
  'with',
  'w',
  'from',
  'to',
  'by',
  'on',
  'in',
  'without',
  'incl',
  'including',
  'compatible',
  'fits',
  'suitable',
  'containing',
  'used',
  'contains',
  'into',
  'at',
  'against',
]);
/** So many words after it belong to it, unless a comma comes first. */
const ASIDE_LENGTH = 4;
/** "Case of", "set of", "made of": what follows is the goods or their material. */
const PASSED = new Set([
  'of',
  'and',
  'or',
  'the',
  'a',
  'an',
  'n',
  'its',
  'de',
  'du',
  'la',
  'le',
  'les',
  'des',
  'en',
  'et',
  'untuk',
  'dan',
  'y',
  'yo',
  'ya',
  'za',
  'mu',
  'wa',
  'is',
  'are',
  'as',
  'be',
  'this',
  'that',
  'other',
  'than',
  'not',
]);
const JOINED_LETTERS = new Set(['t', 'e', 'x', 'v', 'o', 'y']);

/**
 * The words of a text in the text's order, without its noise (quantities, sizes, item numbers, the words of advertising).
 * Han text is read in pairs of characters, which needs no dictionary and finds a word wherever it stands.
 */
export function readWords(text: string): Word[] {
  const words: Word[] = [];
  let segment = 0;
  let aside = 0;
  let letter = '';
  for (const token of foldText(text).match(TOKEN) ?? []) {
    if (BREAK.test(token)) {
      if (letter === '' || token !== '-') letter = '';
      if (token !== '-' && token !== '/') {
        segment += 1;
        aside = 0;
      }
      continue;
    }
    if (HAN.test(token)) {
      for (const pair of pairsOf(token))
        words.push({ text: pair, stem: pair, position: words.length, segment, aside: false });
      continue;
    }
    if (ASIDE.has(token)) {
      aside = words.length > 0 ? ASIDE_LENGTH : 0;
      letter = '';
      continue;
    }
    if (PASSED.has(token)) continue;
    if (JOINED_LETTERS.has(token)) {
      letter = token;
      continue;
    }
    const joined = letter + token;
    letter = '';
    if (isNoise(joined)) continue;
    words.push({ text: joined, stem: stemWord(joined), position: words.length, segment, aside: aside > 0 });
    aside = Math.max(0, aside - 1);
  }
  return words;
}

const pairsOf = (text: string): string[] => {
  const characters = [...text];
  if (characters.length < 3) return [text];
  return characters.slice(1).map((character, at) => `${characters[at] ?? ''}${character}`);
};
