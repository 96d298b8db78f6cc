import { askStems } from './headings/askStems.js';
import { commonInParcels, phrasesFor, type WordLanguage } from './headings/builtInPhrases.js';
import type { Phrase } from './headings/phrase.js';
import { createHeadingIndex, type HeadingIndex } from './headings/headingIndex.js';
import { nomenclaturePhrases } from './headings/nomenclaturePhrases.js';
import { scoreHeadings, type AskedStem, type ScoredHeading } from './headings/scoreHeadings.js';
import type { Nomenclature } from './nomenclature/nomenclature.js';
import { finish, type Sliced } from './sliced.js';
import { findVagueCause, type VagueCause } from './vagueness/assessVagueness.js';
import { builtInVagueWords } from './vagueness/builtInVagueWords.js';
import { readWords, type Word } from './words/readWords.js';
import { createSpelling } from './words/spelling.js';

/** One heading offered for a description. */
export interface HeadingOffer {
  /** Four digits, always one of the edition. */
  readonly heading: string;
  /** Share of the evidence, 0 to 1: to compare within one answer, no probability. */
  readonly score: number;
  /** Words of the description that spoke for it, the strongest first. */
  readonly words: readonly string[];
}

/** What a description says of the goods. */
export interface Classification {
  readonly headings: readonly HeadingOffer[];
  /** Why the description is too vague to clear; undefined when it is not. */
  readonly vague: VagueCause | undefined;
}

/** Finds headings of one edition by words. It keeps everything in memory and asks nobody. */
export interface Classifier {
  readonly nomenclature: Nomenclature;
  /** Up to five headings for a free-text description, and whether the text is too vague to clear. */
  readonly classify: (description: string, language?: WordLanguage) => Classification;
  /** Headings for a question of a few words, the best first, `limit` at most. */
  readonly find: (question: string, limit: number, language?: WordLanguage) => readonly HeadingOffer[];
  /** Stems of a text with their weights, misspelt words read; for comparing texts with each other. */
  readonly stemsOf: (text: string) => readonly AskedStem[];
}

const OFFERS = 5;
/** The score of an offer is its share among so many. */
const COMPARED = 10;
/** An offer weaker than this part of the best is no help. */
const LEAST_OF_BEST = 0.08;
/** In a search the headings far below the best only hide it. */
const LEAST_OF_SEARCH = 0.2;

/** Builds the index of an edition at once; a process that answers others builds it in slices instead. */
export const createClassifier = (nomenclature: Nomenclature): Classifier => finish(buildClassifier(nomenclature));

/** Builds the index of an edition, from its wording and the built-in words; about a second for a whole edition. */
export function* buildClassifier(nomenclature: Nomenclature): Sliced<Classifier> {
  const known = (heading: string): boolean => nomenclature.entries.has(heading);
  const phrases = [...(yield* phrasesFor(known)), ...(yield* nomenclaturePhrases(nomenclature))];
  const index = yield* createHeadingIndex(phrases);
  const spelling = yield* createSpelling(index.vocabulary);
  const common = commonInParcels();
  const vagueWords = builtInVagueWords();
  const stemsOf = (text: string): AskedStem[] => askStems(index, spelling, text);
  return {
    nomenclature,
    stemsOf,
    find: (question, limit, language) => {
      const all = scoreHeadings(index, stemsOf(question), common, language);
      const found = all.filter(({ score }) => score >= (all[0]?.score ?? 0) * LEAST_OF_SEARCH).slice(0, limit);
      const whole = found.reduce((sum, { score }) => sum + score, 0);
      return found.map((heading) => offer(heading, whole));
    },
    classify: (description, language) => {
      const asked = stemsOf(description);
      const found = scoreHeadings(index, asked, common, language);
      const compared = found.slice(0, COMPARED).reduce((sum, { score }) => sum + score, 0);
      const best = found[0]?.score ?? 0;
      const vague = findVagueCause(vagueWords, description, {
        best,
        share: compared === 0 ? 0 : best / compared,
        brandOnly: onlyBrands(index, description),
        words: new Set(asked.map(({ text }) => text)).size,
      });
      const offered = found.slice(0, OFFERS).filter(({ score }) => score >= best * LEAST_OF_BEST);
      return { headings: offered.map((heading) => offer(heading, compared)), vague };
    },
  };
}

const offer = ({ heading, score, words }: ScoredHeading, whole: number): HeadingOffer => ({
  heading,
  score: whole === 0 ? 0 : Math.round((score / whole) * 100) / 100,
  words: [...words].sort(([, a], [, b]) => b - a).map(([word]) => word),
});

/** The trade name of a medicine says what it is; that of a shampoo or a toy says who made it. */
const MEDICINES = '3004';

/**
 * True when every word is a maker's name, spelt as the maker spells it, and no heading's everyday words are just these. A
 * name may stand in everyday words too ("nike trainers"): alone it still says who made the goods, not what they are.
 */
const onlyBrands = (index: HeadingIndex, description: string): boolean => {
  const words = readWords(description);
  return (
    words.length > 0 &&
    words.every(({ stem }) => {
      const phrases = (index.byStem.get(stem) ?? []).map((at) => index.phrases[at]);
      return phrases.some(isBrand) && phrases.every((phrase) => isBrand(phrase) || namesMore(phrase, words));
    })
  );
};

/** What a phrase names is not told by these words alone: another word of it does. */
const namesMore = (phrase: Phrase | undefined, words: readonly Word[]): boolean =>
  phrase?.kind === 'everyday' && [...phrase.shares.keys()].some((stem) => words.every((word) => word.stem !== stem));

const isBrand = (phrase: Phrase | undefined): boolean => phrase?.kind === 'brand' && phrase.heading !== MEDICINES;
