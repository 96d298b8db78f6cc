import type { Classifier } from './classifier.js';
import type { WordLanguage } from './headings/builtInPhrases.js';
import { childrenOf, pathOf, type HsEntry } from './nomenclature/nomenclature.js';

/** One code found by a search. */
export interface FoundCode {
  readonly entry: HsEntry;
  /** Chapter, heading and the code itself. */
  readonly path: readonly HsEntry[];
  /** Words of the question that spoke for it; empty when it was asked for by its digits. */
  readonly words: readonly string[];
}

const DIGITS = /^\d[\d.\s]*$/;
/** Of each heading found so many of its subheadings are shown. */
const SUBHEADINGS = 3;

/**
 * Codes for what a person typed: digits find the codes that begin with them, words the headings they speak for, each
 * followed by those of its subheadings that share words with the question.
 *
 * @param limit codes at most
 */
export function searchNomenclature(
  classifier: Classifier,
  question: string,
  limit: number,
  language?: WordLanguage,
): FoundCode[] {
  const { nomenclature } = classifier;
  const found = DIGITS.test(question.trim())
    ? byDigits(classifier, question.replace(/\D/g, ''))
    : classifier.find(question, limit, language).flatMap(({ heading, words }) => {
        const entry = nomenclature.entries.get(heading);
        const below = closestBelow(classifier, heading, question);
        return entry === undefined ? [] : [entry, ...below].map((one) => ({ entry: one, words }));
      });
  return found.slice(0, limit).map((one) => ({ ...one, path: pathOf(nomenclature, one.entry.code) }));
}

const byDigits = ({ nomenclature }: Classifier, digits: string): { entry: HsEntry; words: readonly string[] }[] =>
  [...nomenclature.entries.values()]
    .filter(({ code }) => code.startsWith(digits) || digits.startsWith(code))
    .filter(({ code }) => code.length >= Math.min(digits.length, 6))
    .map((entry) => ({ entry, words: [] }));

const stemsKept = new WeakMap<Classifier, Map<string, ReadonlySet<string>>>();

/** The stems of an entry's wording, read once for each index. */
function stemsOfEntry(classifier: Classifier, { code, text }: HsEntry): ReadonlySet<string> {
  const kept = stemsKept.get(classifier) ?? new Map<string, ReadonlySet<string>>();
  stemsKept.set(classifier, kept);
  const known = kept.get(code) ?? new Set(classifier.stemsOf(text).map(({ stem }) => stem));
  kept.set(code, known);
  return known;
}

/** The subheadings of a heading by the words they share with a text; those that share none are left out. */
export function closestBelow(classifier: Classifier, heading: string, text: string): HsEntry[] {
  const asked = new Set(classifier.stemsOf(text).map(({ stem }) => stem));
  return childrenOf(classifier.nomenclature, heading)
    .map((entry) => {
      const stems = stemsOfEntry(classifier, entry);
      const shared = [...stems].filter((stem) => asked.has(stem)).length;
      return { entry, score: shared / Math.sqrt(Math.max(stems.size, 1)) };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, SUBHEADINGS)
    .map(({ entry }) => entry);
}
