import { fateOf, type CodeFate, type Correlation } from './correlation.js';
import type { HsEdition, Nomenclature } from './nomenclature.js';

/** A code that somebody wrote down, and where. */
export interface NamedCode {
  /** 2, 4 or 6 digits; longer national codes are checked by their first six. */
  readonly code: string;
  /** The edition it was written by. */
  readonly edition: string;
  readonly where: string;
}

/** What is to be known of a named code. */
export interface CodeFinding extends NamedCode {
  /** `not_in_edition`: the edition it was written by has no such code. */
  readonly finding: 'not_in_edition' | Exclude<CodeFate, 'same' | 'unknown'>;
  /** HS 2022 codes to look at. */
  readonly candidates: readonly string[];
}

/**
 * Named codes that their edition lacks, and codes of HS 2017 whose goods were split or renumbered in HS 2022. A code is
 * judged only by an edition that was imported: the built-in part does not know them all.
 *
 * @param findImported the whole edition, when it was imported
 */
export function checkCodes(
  named: Iterable<NamedCode>,
  findImported: (edition: HsEdition) => Nomenclature | undefined,
  correlation: Correlation | undefined,
): CodeFinding[] {
  return [...named].flatMap((one): CodeFinding[] => {
    const code = one.code.slice(0, 6);
    if (one.edition === '2017' || one.edition === '2022') {
      const nomenclature = findImported(one.edition);
      if (nomenclature !== undefined && !nomenclature.entries.has(code)) {
        const candidates = correlation?.newer.get(code) ?? [];
        return [{ ...one, finding: 'not_in_edition', candidates }];
      }
    }
    if (one.edition !== '2017' || correlation === undefined || code.length < 6) return [];
    const { fate, candidates } = fateOf(correlation, code);
    return fate === 'split' || fate === 'renumbered' ? [{ ...one, finding: fate, candidates }] : [];
  });
}
