import { appendTimeline } from '../../prisma/queries/change.js';
import { APPLIED, byCounterparty, ignored, type NoticeHandler } from './noticeHandler.js';

/** The authority took a declaration that is lodged ahead of its goods; one that is accepted already is not taken back. */
export const customsReceived: NoticeHandler = (_deps, change, notice) => {
  const { declaration } = change;
  const { facts, state, authority } = declaration;
  if (authority.acceptance === 'here') return ignored('Customs only records what is accepted here.');
  if (state !== 'LODGED') return ignored(`Customs took the declaration, which is ${state} already.`);
  if (facts.lodgement !== 'none' && facts.lodgement !== 'received')
    return ignored('Customs has decided on this version already.');
  declaration.facts = { ...facts, lodgement: 'prelodged' };
  appendTimeline(change, {
    what: 'lodgementAnswered',
    by: byCounterparty(notice),
    why: 'Customs has taken the declaration ahead of the goods.',
    details: { lodgement: 'prelodged' },
  });
  return APPLIED;
};
