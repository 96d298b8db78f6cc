import { decidesGoods } from './decidesGoods.js';
import { ignored, type NoticeHandler } from './noticeHandler.js';
import { instantOf, isNewer, keep, tell } from './theirWord.js';

/** The authority detained the goods. */
export const customsDetained: NoticeHandler = (_deps, change, notice) => {
  const { declaration } = change;
  if (!decidesGoods(declaration)) return ignored('Customs reports a detention; detentions are decided here.');
  const at = instantOf(change, notice);
  if (!isNewer(at, declaration.facts.theirs?.detained?.at)) return ignored(`Customs detained again after ${at}.`);
  const { reason = '', legalBasis = '', place = '' } = notice.facts;
  keep(declaration, () => ({ detained: { at, details: { reason, legalBasis, place } } }));
  return tell(change, notice, `Customs detained the goods, issued ${at}.`);
};
