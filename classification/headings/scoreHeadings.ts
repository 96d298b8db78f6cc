import { KIND_WEIGHTS, type HeadingIndex } from './headingIndex.js';

/** A stem of the description with how much it counts there. */
export interface AskedStem {
  readonly stem: string;
  /** The word of the description it stands for. */
  readonly text: string;
  readonly weight: number;
}

/** One heading found. */
export interface ScoredHeading {
  readonly heading: string;
  /** Comparable within one answer only. */
  readonly score: number;
  /** Words of the description -> how much each spoke for this heading. */
  readonly words: ReadonlyMap<string, number>;
}

/** The best phrase of a heading counts in full, the next ones less and less. */
const NEXT_PHRASES = [1, 0.35, 0.2, 0.1, 0.05];
const COVER_POWER = 1.5;
/** A heading often sent in parcels wins over one that is not, all else alike; see `data/common-headings.json` (0 to 3). */
const COMMON_STEP = 0.15;

/**
 * Scores every heading that shares a stem with the description. A phrase speaks for its heading by the weight of the
 * words it shares with the description, times the share of the phrase that these are: "silk scarf" speaks more for a
 * heading that says "silk scarf" than for one that says "silk waste, combed".
 */
export function scoreHeadings(
  index: HeadingIndex,
  asked: readonly AskedStem[],
  common: ReadonlyMap<string, number>,
  language?: string,
): ScoredHeading[] {
  const hits = new Map<number, { cover: number; weight: number; asked: AskedStem[] }>();
  for (const word of asked) {
    const telling = index.weights.get(word.stem) ?? 0;
    for (const at of index.byStem.get(word.stem) ?? []) {
      const phrase = index.phrases[at];
      if (phrase === undefined || isOfOther(phrase.language, language)) continue;
      const hit = hits.get(at) ?? { cover: 0, weight: 0, asked: [] };
      hit.cover += phrase.shares.get(word.stem) ?? 0;
      hit.weight += word.weight * telling;
      hit.asked.push(word);
      hits.set(at, hit);
    }
  }
  const byHeading = new Map<string, { score: number; asked: AskedStem[] }[]>();
  for (const [at, hit] of hits) {
    const phrase = index.phrases[at];
    if (phrase === undefined) continue;
    const score = KIND_WEIGHTS[phrase.kind] * hit.weight * Math.min(1, hit.cover) ** COVER_POWER;
    const found = byHeading.get(phrase.heading);
    if (found === undefined) byHeading.set(phrase.heading, [{ score, asked: hit.asked }]);
    else found.push({ score, asked: hit.asked });
  }
  return [...byHeading]
    .map(([heading, found]) => total(heading, found, 1 + COMMON_STEP * (common.get(heading) ?? 0)))
    .sort((a, b) => b.score - a.score);
}

/** Words of another language than the one asked in do not count; without one, words of all languages do. */
const isOfOther = (language: string | undefined, asked: string | undefined): boolean =>
  language !== undefined && asked !== undefined && language !== asked;

const total = (heading: string, found: { score: number; asked: AskedStem[] }[], factor: number): ScoredHeading => {
  found.sort((a, b) => b.score - a.score);
  const words = new Map<string, number>();
  let score = 0;
  NEXT_PHRASES.forEach((part, at) => {
    const phrase = found[at];
    if (phrase === undefined) return;
    score += part * phrase.score;
    const whole = phrase.asked.reduce((sum, { weight }) => sum + weight, 0);
    for (const { text, weight } of phrase.asked)
      words.set(text, (words.get(text) ?? 0) + (part * phrase.score * weight) / Math.max(whole, 1e-9));
  });
  return { heading, score: score * factor, words };
};
