import type { Json } from '../../domain/json.js';
import { ENGLISH, type SentenceCode } from './english.js';

/** A sentence of an explanation: what it says by code, so that it can be said in another language, and in English. */
export type Sentence = { code: SentenceCode; params: Record<string, string>; text: string };

/** Makes a sentence. Throws if a parameter that the text needs is missing: a defect, held by the tests of each rule. */
export function sentence(code: SentenceCode, params: Record<string, string> = {}): Sentence {
  const text = ENGLISH[code].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`The sentence ${code} needs the parameter ${name}`);
    return value;
  });
  return { code, params, text };
}

export const textOf = (sentences: readonly Sentence[]): string => sentences.map(({ text }) => text).join(' ');

/** The sentences as facts of a decision: code and parameters, without the English text. */
export const sentenceFacts = (sentences: readonly Sentence[]): Json =>
  sentences.map(({ code, params }) => ({ code, params }));
