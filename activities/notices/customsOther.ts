import { appendTimeline } from '../../prisma/queries/change.js';
import { APPLIED, byCounterparty, type NoticeHandler } from './noticeHandler.js';

/** Everything else that customs tells: kept with its function code and shown to officers. */
export const customsOther: NoticeHandler = (_deps, change, notice) => {
  const { functionCode = null } = notice.facts;
  const why = `Customs informs (function code ${typeof functionCode === 'string' ? functionCode : 'none'}); nothing follows from it here.`;
  appendTimeline(change, {
    what: 'customsInformed',
    by: byCounterparty(notice),
    why,
    audience: 'officer',
    details: { ...notice.facts },
  });
  return APPLIED;
};
