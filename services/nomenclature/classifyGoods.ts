import { findOwnChoices, type OwnChoice } from '../../classification/ownChoices.js';
import type { Classifier, HeadingOffer } from '../../classification/classifier.js';
import type { WordLanguage } from '../../classification/headings/builtInPhrases.js';
import { pathOf, type HsEntry } from '../../classification/nomenclature/nomenclature.js';
import { closestBelow } from '../../classification/searchNomenclature.js';
import { adviceFor, type Advice } from '../../classification/vagueness/advice.js';
import type { VagueCause } from '../../classification/vagueness/assessVagueness.js';
import { listOwnGoods } from '../../prisma/queries/ownGoods.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { authorise } from '../permissions/authorise.js';
import type { ServiceDeps } from '../serviceDeps.js';
import type { PermitMark } from './permitMarks.js';
import { permitMarks, type EditionUsed, type HsQuestion } from './searchHs.js';

/** A code as it is offered: spelled out from the chapter down, and marked. */
export interface SpelledCode {
  readonly code: string;
  readonly path: readonly HsEntry[];
  readonly permits: readonly PermitMark[];
}

export interface GoodsClassified extends EditionUsed {
  readonly vague: (Advice & { readonly cause: VagueCause }) | undefined;
  /** The firm's own past choices, which come first. */
  readonly own: readonly (SpelledCode & Pick<OwnChoice, 'declarationId' | 'description' | 'likeness'>)[];
  readonly headings: readonly (SpelledCode &
    Pick<HeadingOffer, 'score' | 'words'> & { readonly below: readonly SpelledCode[] })[];
}

/** So many of the firm's latest declarations are looked through. */
const OWN_DECLARATIONS = 200;

/**
 * Headings for a description, the words that spoke for them, the firm's own past choices, and whether the text is too
 * vague to clear. An offer is no ruling: the declarant answers for the code.
 */
export async function classifyGoods(
  deps: ServiceDeps,
  caller: Caller,
  request: HsQuestion & { description: string; language?: WordLanguage | undefined },
): Promise<GoodsClassified> {
  authorise(caller, 'classifyGoods');
  const { description, language, edition } = request;
  const classifier = await deps.nomenclature.getClassifier(edition);
  const permitsOf = permitMarks(deps, caller, request);
  const spell = (code: string): SpelledCode => spellOut(classifier, code, permitsOf);
  const declared = await deps.record.withActor(actorOf(caller), (tx) =>
    listOwnGoods(tx, caller.organisationId, OWN_DECLARATIONS),
  );
  const past = declared.map(({ hsCode, ...goods }) => ({ ...goods, code: hsCode }));
  const { headings, vague } = classifier.classify(description, language);
  return {
    edition,
    origin: classifier.nomenclature.origin,
    vague: vague === undefined ? undefined : { cause: vague, ...adviceFor(vague) },
    own: findOwnChoices(classifier, description, past).map(({ code, ...choice }) => ({ ...choice, ...spell(code) })),
    headings: headings.map(({ heading, score, words }) => ({
      ...spell(heading),
      score,
      words,
      below: closestBelow(classifier, heading, description).map((entry) => spell(entry.code)),
    })),
  };
}

const spellOut = (
  { nomenclature }: Classifier,
  code: string,
  permitsOf: (code: string) => PermitMark[],
): SpelledCode => ({ code, path: pathOf(nomenclature, code), permits: permitsOf(code) });
