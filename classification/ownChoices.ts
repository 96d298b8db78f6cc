import type { Classifier } from './classifier.js';

/** Goods that the firm itself declared before. */
export interface OwnGoods {
  readonly description: string;
  /** Six digits. */
  readonly code: string;
  readonly declarationId: string;
}

/** A past choice that fits a description. */
export interface OwnChoice extends OwnGoods {
  /** 0 to 1: how much of both texts agrees. */
  readonly likeness: number;
}

/** Texts that agree less than this are of other goods. */
const LEAST_LIKENESS = 0.5;
const CHOICES = 3;

/**
 * The firm's own past choices for a description, the likest first, one for each code, and only codes that the edition
 * has. What the firm once chose is no proof that it was right: the answer says whose choice it is.
 */
export function findOwnChoices(classifier: Classifier, description: string, past: readonly OwnGoods[]): OwnChoice[] {
  const asked = weightsOf(classifier, description);
  const best = new Map<string, OwnChoice>();
  for (const goods of past) {
    if (!classifier.nomenclature.entries.has(goods.code)) continue;
    const likeness = likenessOf(asked, weightsOf(classifier, goods.description));
    if (likeness >= LEAST_LIKENESS && likeness > (best.get(goods.code)?.likeness ?? 0)) {
      best.set(goods.code, { ...goods, likeness: Math.round(likeness * 100) / 100 });
    }
  }
  return [...best.values()].sort((a, b) => b.likeness - a.likeness).slice(0, CHOICES);
}

const weightsOf = (classifier: Classifier, text: string): ReadonlyMap<string, number> =>
  new Map(classifier.stemsOf(text).map(({ stem, weight }) => [stem, weight]));

/** Shared weight over the weight of both (Ruzicka's likeness). */
function likenessOf(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let shared = 0;
  let whole = 0;
  for (const stem of new Set([...one.keys(), ...other.keys()])) {
    shared += Math.min(one.get(stem) ?? 0, other.get(stem) ?? 0);
    whole += Math.max(one.get(stem) ?? 0, other.get(stem) ?? 0);
  }
  return whole === 0 ? 0 : shared / whole;
}
