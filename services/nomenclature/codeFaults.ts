import { findMissing, type MissingCode } from '../../classification/nomenclature/findMissing.js';
import { HS_EDITIONS } from '../../classification/nomenclature/nomenclature.js';
import type { DeclarationData } from '../../domain/declaration/declarationData.js';
import { packsBinding } from '../../rules/loader/packsBinding.js';
import type { Fault } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';

/** A code of 6 digits or more, and where it was written. */
export interface WrittenCode {
  readonly pointer: string;
  readonly code: string;
}

/** The way and the day that codes are written for. */
export interface CodesFor {
  /** ISO 3166-1 alpha-2 of both ends. */
  readonly countries: readonly string[];
  /** YYYY-MM-DD */
  readonly date: string;
}

/**
 * Codes that the Harmonised System of a way and a day lacks: its editions are those by which the packs that bind it are
 * written. Only editions that were imported judge, since the built-in part does not know every code; where packs name
 * several, a code is wrong when each of them lacks it.
 */
export function codeFaults(
  { registry, nomenclature }: Pick<ServiceDeps, 'registry' | 'nomenclature'>,
  { countries, date }: CodesFor,
  written: readonly WrittenCode[],
): Fault[] {
  const isAnyImported = HS_EDITIONS.some((edition) => nomenclature.findImported(edition) !== undefined);
  if (!isAnyImported) return [];
  const packs = countries.flatMap((country) => packsBinding(registry, country, date));
  const named = [...new Set(packs.map(({ manifest }) => manifest.hsEdition))];
  const imported = named.flatMap((name) => {
    const edition = HS_EDITIONS.find((one) => one === name);
    return (edition === undefined ? undefined : nomenclature.findImported(edition)) ?? [];
  });
  if (imported.length < named.length) return [];
  const correlation = nomenclature.findCorrelation();
  return written.flatMap(({ pointer, code }) => {
    const missing = imported.flatMap((edition) => findMissing(edition, correlation, code) ?? []);
    return missing.length > 0 && missing.length === imported.length ? [faultOf(pointer, missing)] : [];
  });
}

/** The same of the items that go a way on a day; pointers lead into what has the items. */
export const itemCodeFaults = (
  known: Pick<ServiceDeps, 'registry' | 'nomenclature'>,
  {
    corridor: { origin, destination },
    items,
  }: Pick<DeclarationData, 'corridor'> & { items: readonly { hs_code: string }[] },
  date: string,
): Fault[] =>
  codeFaults(
    known,
    { countries: [origin, destination], date },
    items.map(({ hs_code: code }, index) => ({ pointer: `/items/${index}/hs_code`, code })),
  );

const faultOf = (pointer: string, missing: readonly MissingCode[]): Fault => ({
  pointer,
  code: 'HS.CODE_UNKNOWN',
  message: missing.map(({ edition, code }) => `HS ${edition} has no ${code}.`).join(' '),
  hint: [...missing.flatMap(wayOut), 'Look it up: GET /v1/hs, portolan hs.'].join(' '),
});

/** Wordings of the nomenclature may be very long. */
const WORDING = 60;
const cut = (text: string): string => (text.length > WORDING ? `${text.slice(0, WORDING - 1).trimEnd()}…` : text);

function wayOut({ edition, became, near }: MissingCode): string[] {
  return [
    ...(became.length === 0 ? [] : [`Its goods stand in HS ${edition} under ${became.join(', ')}.`]),
    ...(near.length === 0 ? [] : [`Near it: ${near.map(({ code, text }) => `${code} (${cut(text)})`).join(', ')}.`]),
  ];
}
