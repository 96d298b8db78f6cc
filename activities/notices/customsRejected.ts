import { z } from 'zod';
import { appendTimeline } from '../../prisma/queries/change.js';
import { takeContradiction } from './contradiction.js';
import { APPLIED, byCounterparty, ignored, type NoticeHandler } from './noticeHandler.js';

const Facts = z.object({ reasons: z.array(z.record(z.string(), z.json())) });

/** Customs rejected the declaration, with pointers to the fields at fault. */
export const customsRejected: NoticeHandler = async (_deps, change, notice) => {
  const { declaration } = change;
  const { facts, declarationVersion, state, authority } = declaration;
  if (authority.acceptance === 'here') return ignored('Customs only records what is accepted here.');
  const contrary = await takeContradiction(change, notice, 'rejected');
  if (contrary !== undefined) return contrary;
  if (state !== 'LODGED' && state !== 'PRELODGED')
    return ignored(`Customs rejected the declaration, which is ${state} already.`);
  if (notice.version !== declarationVersion)
    return ignored(`Customs rejected version ${String(notice.version)}; version ${declarationVersion} stands.`);
  if (facts.lodgement === 'accepted' || facts.lodgement === 'rejected')
    return ignored('Customs has decided on this version already.');
  const { reasons } = Facts.parse(notice.facts);
  declaration.facts = { ...facts, lodgement: 'rejected', customs: { reasons } };
  const why = 'Customs does not take the declaration as it is.';
  appendTimeline(change, {
    what: 'lodgementAnswered',
    by: byCounterparty(notice),
    why,
    details: { lodgement: 'rejected', reasons },
  });
  return APPLIED;
};
