import { z } from 'zod';
import { foldText } from '../words/foldText.js';
import { stemWord } from '../words/stemWord.js';

/** Content of `data/vague-words.json`. */
export const VagueWordsFile = z.strictObject({
  /** Texts that an authority's published list refuses when they stand alone, by who published them. */
  listed: z.record(z.string(), z.array(z.string())),
  general: z.string(),
  attributes: z.string(),
  users: z.string(),
  materials: z.string(),
  administrative: z.string(),
  colours: z.string(),
  sizes: z.string(),
});

/** The words by which a description is found too vague. */
export interface VagueWords {
  /** Plain text (see `plainText`) of a listed text -> who lists it. */
  readonly listed: ReadonlyMap<string, string>;
  /** Stems that name no goods ("accessories", "parts"). */
  readonly general: ReadonlySet<string>;
  /** Stems that only narrow others ("kids", "kitchen"). */
  readonly attributes: ReadonlySet<string>;
  /** Stems of who uses goods, or where: beside others they only narrow them, alone they name nothing. */
  readonly users: ReadonlySet<string>;
  /** Stems of materials. */
  readonly materials: ReadonlySet<string>;
  /** Stems of the paperwork of a sale ("delivery", "invoice"). */
  readonly administrative: ReadonlySet<string>;
  /** Stems of colours, some of which are goods too ("camel", "olive"). */
  readonly colours: ReadonlySet<string>;
  /** Stems of sizes and shades. */
  readonly sizes: ReadonlySet<string>;
}

/** Reads the content of the file. */
export function createVagueWords(content: unknown): VagueWords {
  const file = VagueWordsFile.parse(content);
  const stems = (words: string): Set<string> => new Set(words.split(' ').map((word) => stemWord(foldText(word))));
  return {
    listed: new Map(Object.entries(file.listed).flatMap(([by, texts]) => texts.map((text) => [plainText(text), by]))),
    general: stems(file.general),
    attributes: stems(file.attributes),
    users: stems(file.users),
    materials: stems(file.materials),
    administrative: stems(file.administrative),
    colours: stems(file.colours),
    sizes: stems(file.sizes),
  };
}

/** A text as the lists are compared by: folded, without marks, every word by its stem. */
export const plainText = (text: string): string =>
  (foldText(text).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => stemWord(word)).join(' ');
