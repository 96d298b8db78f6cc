import { ignored, type NoticeHandler } from './noticeHandler.js';
import { instantOf, isNewer, keep, tell } from './theirWord.js';

/** The authority invalidated the declaration: on our request, or by itself. */
export const customsInvalidated: NoticeHandler = (_deps, change, notice) => {
  const { declaration } = change;
  if (declaration.authority.acceptance === 'here') return ignored('Customs only records what is accepted here.');
  const at = instantOf(change, notice);
  if (!isNewer(at, declaration.facts.theirs?.invalidatedAt)) return ignored('The declaration is invalidated already.');
  keep(declaration, () => ({ invalidatedAt: at }));
  return tell(change, notice, `Customs invalidated the declaration, issued ${at}.`);
};
