import { decidesGoods } from './decidesGoods.js';
import { ignored, type NoticeHandler } from './noticeHandler.js';
import { instantOf, isNewer, keep, tell } from './theirWord.js';

/** The authority released the goods; kept even before the record has come so far. */
export const customsReleased: NoticeHandler = (_deps, change, notice) => {
  const { declaration } = change;
  if (!decidesGoods(declaration)) return ignored('Customs reports a release; release is decided here.');
  const at = instantOf(change, notice);
  if (!isNewer(at, declaration.facts.theirs?.releasedAt)) return ignored(`Customs released again after ${at}.`);
  keep(declaration, () => ({ releasedAt: at }));
  return tell(change, notice, `Customs released the goods, issued ${at}.`);
};
