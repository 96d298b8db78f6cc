import { foldText } from '../words/foldText.js';
import { isNoise } from '../words/noiseWords.js';
import { stemWord } from '../words/stemWord.js';
import { plainText, type VagueWords } from './vagueWords.js';

/** Why a description cannot be cleared as it stands. */
export type VagueCause =
  /** Nothing but digits, marks, or letters repeated. */
  | 'no_words'
  /** Nothing but quantities, sizes, colours, item numbers or the paperwork of a sale. */
  | 'no_goods'
  /** An authority's list refuses this text when it stands alone. */
  | 'listed'
  /** Only words that fit goods of every kind. */
  | 'general'
  /** Only what it is made of. */
  | 'material_only'
  /** Only a maker's name. */
  | 'brand_only'
  /** No word of it is known, or what is known fits too many headings. */
  | 'unrecognised';

/** What the classification found, as far as the check needs it. */
export interface Evidence {
  /** Score of the best heading, 0 when none. */
  readonly best: number;
  /** Share of the best heading in the ten best. */
  readonly share: number;
  /** Only brand names spoke. */
  readonly brandOnly: boolean;
  /** Number of words that are no noise. */
  readonly words: number;
}

/** Below this nothing that was found is worth offering. */
const LEAST_EVIDENCE = 0.1;
/** One word whose meanings are spread wider than this is too vague. */
const LEAST_SHARE_OF_ONE = 0.15;

/** Words that only join others. */
const CONNECTING = new Set([
  'and',
  'or',
  'of',
  'for',
  'with',
  'the',
  'an',
  'in',
  'to',
  'my',
  'your',
  'on',
  'by',
  'from',
]);
/** Phrases of the customs declaration itself, which say nothing of the goods. */
const FORM_PHRASES =
  /\(?\b(no (commercial )?value( declared)?|(value )?for customs purposes? only|rtn to shipper never enter us commerce|not for (re)?sale|no commercial value)\b\)?/giu;

/** The cause for which a description is too vague to clear; undefined when it is not. */
export function findVagueCause(words: VagueWords, description: string, evidence: Evidence): VagueCause | undefined {
  const text = description.replace(FORM_PHRASES, ' ');
  const plain = plainText(text);
  if (isUnreadable(text)) return 'no_words';
  const stripped = plain
    .replace(/\b\d+\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (words.listed.has(plain) || words.listed.has(stripped)) return 'listed';
  if (isVariant(words, text)) return 'no_goods';
  const stems = (foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((word) => !isNoise(word) && !CONNECTING.has(word))
    .map(stemWord);
  const telling = stems.filter((stem) => !words.administrative.has(stem));
  if (telling.length === 0) return 'no_goods';
  const named = telling.filter((stem) => !words.attributes.has(stem) && !words.general.has(stem));
  if (named.length === 0 && telling.some((stem) => words.general.has(stem))) return 'general';
  if (telling.every((stem) => words.users.has(stem))) return 'general';
  if (named.length > 0 && named.every((stem) => words.materials.has(stem))) return 'material_only';
  if (evidence.best < LEAST_EVIDENCE) return 'unrecognised';
  if (evidence.brandOnly) return 'brand_only';
  return evidence.words <= 1 && evidence.share < LEAST_SHARE_OF_ONE ? 'unrecognised' : undefined;
}

/** Transport Canada's six patterns (PACT guide 1.9): only digits, marks, blanks, a file's ending, or letters repeated. */
const isUnreadable = (text: string): boolean => {
  const bare = text.trim();
  return !/\p{L}/u.test(bare) || /^\.?(wpx|pdf|xlsx?|docx?|jpg|png|csv)$/i.test(bare) || /^(\p{L})\1{2,}$/iu.test(bare);
};

/** A colour and a size, and nothing else: which of a shop's variants it is, not what it is. */
const isVariant = (words: VagueWords, text: string): boolean => {
  const parts = (foldText(text).match(/\p{L}+/gu) ?? []).map((word) => stemWord(word));
  const telling = parts.filter((stem) => !words.colours.has(stem) && !words.sizes.has(stem));
  const sized = parts.some((stem) => words.sizes.has(stem)) || /\d/.test(text);
  return parts.length > 0 && telling.length === 0 && (sized || parts.every((part) => isNoise(part)));
};
