import { decidesGoods } from './decidesGoods.js';
import { ignored, type NoticeHandler } from './noticeHandler.js';
import { instantOf, keep, tell } from './theirWord.js';

/** The authority corrected the declaration after control: every correction is kept, in the order of its instants. */
export const customsCorrected: NoticeHandler = (_deps, change, notice) => {
  if (!decidesGoods(change.declaration)) return ignored('Customs reports a correction; the control is decided here.');
  const at = instantOf(change, notice);
  const word = { at, details: notice.facts.found ?? null };
  keep(change.declaration, ({ corrections = [] }) => ({
    corrections: [...corrections, word].sort((a, b) => Date.parse(a.at) - Date.parse(b.at)),
  }));
  return tell(change, notice, `Customs corrected the declaration, issued ${at}.`);
};
