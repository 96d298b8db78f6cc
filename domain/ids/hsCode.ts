import type { Result } from '../result.js';
import { failed, ok, problem } from '../result.js';

/** A code of the Harmonized System; national tariffs continue its six digits to eight or ten. */
export interface HsCode {
  /** All digits given, without dots. */
  readonly text: string;
  /** Two digits. */
  readonly chapter: string;
  /** Four digits. */
  readonly heading: string;
  /** Six digits: the international part. */
  readonly subheading: string;
  /** The longer national code, when more than six digits were given. */
  readonly nationalCode?: string;
}

const FORM = /^\d{6}(\d{2}){0,2}$/;

/**
 * Reads an HS code of 6, 8 or 10 digits, with or without the usual dots. Chapters run from 01 to 97, 77 being reserved;
 * 98 and 99 are of national use only. Whether the code exists is a matter of the nomenclature, not of its form.
 */
export function parseHsCode(input: string): Result<HsCode> {
  const text = input.replaceAll(/[.\s]/g, '');
  if (!FORM.test(text)) return failed(problem('IDENTIFIER.HS_CODE_MALFORMED', { value: input }));
  const chapter = text.slice(0, 2);
  if (chapter === '00' || chapter === '77' || chapter > '97') {
    return failed(problem('IDENTIFIER.HS_CHAPTER_UNKNOWN', { value: text, chapter }));
  }
  const code = { text, chapter, heading: text.slice(0, 4), subheading: text.slice(0, 6) };
  return ok(text.length > 6 ? { ...code, nationalCode: text } : code);
}
