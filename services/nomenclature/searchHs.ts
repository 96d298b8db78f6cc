import type { WordLanguage } from '../../classification/headings/builtInPhrases.js';
import { fateOf, type CodeFate } from '../../classification/nomenclature/correlation.js';
import {
  childrenOf,
  pathOf,
  type HsEdition,
  type HsEntry,
  type NomenclatureOrigin,
} from '../../classification/nomenclature/nomenclature.js';
import { searchNomenclature, type FoundCode } from '../../classification/searchNomenclature.js';
import type { Caller } from '../caller.js';
import { authorise } from '../permissions/authorise.js';
import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { createPermitMarks, type PermitMark } from './permitMarks.js';

/** The edition an answer is given by, and whether it is the whole edition or the built-in part. */
export interface EditionUsed {
  readonly edition: HsEdition;
  readonly origin: NomenclatureOrigin;
}

export interface HsQuestion {
  readonly edition: HsEdition;
  /** ISO 3166-1 alpha-2; without it, the country of the caller's organisation. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Codes for words or digits, with the permits that goods of the origin need. */
export async function searchHs(
  deps: ServiceDeps,
  caller: Caller,
  request: HsQuestion & { question: string; language?: WordLanguage | undefined; limit: number },
): Promise<EditionUsed & { items: (FoundCode & { permits: PermitMark[] })[] }> {
  authorise(caller, 'searchHs');
  const { question, language, limit, edition } = request;
  const classifier = await deps.nomenclature.getClassifier(edition);
  const permitsOf = permitMarks(deps, caller, request);
  const items = searchNomenclature(classifier, question, limit, language).map((found) => ({
    ...found,
    permits: permitsOf(found.entry.code),
  }));
  return { edition, origin: classifier.nomenclature.origin, items };
}

/** One code with what stands above and below it, and what became of it if it is one of HS 2017. */
export interface HsCodeShown extends EditionUsed {
  readonly entry: HsEntry;
  readonly path: readonly HsEntry[];
  readonly below: readonly HsEntry[];
  readonly permits: readonly PermitMark[];
  readonly became: { readonly fate: CodeFate; readonly candidates: readonly string[] } | undefined;
}

/** Throws `HS.CODE_UNKNOWN`, with what became of the code where the table between the editions says. */
export async function getHs(
  deps: ServiceDeps,
  caller: Caller,
  request: HsQuestion & { code: string },
): Promise<HsCodeShown> {
  authorise(caller, 'getHs');
  const { code, edition } = request;
  const { nomenclature } = await deps.nomenclature.getClassifier(edition);
  const correlation = deps.nomenclature.findCorrelation();
  const became = correlation === undefined || code.length < 6 ? undefined : fateOf(correlation, code);
  const entry = nomenclature.entries.get(code);
  if (entry === undefined) {
    const known =
      nomenclature.origin === 'imported' ? '' : ' Only the built-in part of it is known: import the edition.';
    const moved =
      became === undefined || became.candidates.length === 0 ? '' : ` HS 2022 has ${became.candidates.join(', ')}.`;
    throw new ServiceProblem('HS.CODE_UNKNOWN', { detail: `HS ${edition} has no ${code} here.${known}${moved}` });
  }
  return {
    edition,
    origin: nomenclature.origin,
    entry,
    path: pathOf(nomenclature, code),
    below: childrenOf(nomenclature, code),
    permits: permitMarks(deps, caller, request)(code),
    became: edition === '2017' ? became : undefined,
  };
}

/** Permits at the origin asked for, or at the caller's own country, on this day. */
export const permitMarks = (
  deps: ServiceDeps,
  caller: Caller,
  { from, to }: HsQuestion,
): ((code: string) => PermitMark[]) => {
  const origin = from ?? caller.organisationCountry;
  return createPermitMarks(deps.registry, origin, to, deps.registry.dayIn(origin, deps.clock().toISOString()));
};
