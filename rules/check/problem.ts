import type { Pack } from '../loader/pack.js';

/** Which part of the check found it. */
export type CheckPart = 'format' | 'schema' | 'dates' | 'ids' | 'sources' | 'references' | 'completeness' | 'examples';

/** One thing wrong with the packs. `file` is relative to the root of the packs. */
export interface CountryProblem {
  part: CheckPart;
  file: string;
  message: string;
}

/** Makes problems of one part for one pack. */
export const problemsIn =
  (pack: Pack, part: CheckPart) =>
  (file: string, message: string): CountryProblem => ({ part, file: `${pack.ref.id}/${file}`, message });
