import vagueWords from '../data/vague-words.json' with { type: 'json' };
import { createVagueWords, type VagueWords } from './vagueWords.js';

let read: VagueWords | undefined;

/** The words by which descriptions are found too vague: official lists, and our own lists of words that name no goods. */
export const builtInVagueWords = (): VagueWords => (read ??= createVagueWords(vagueWords));
