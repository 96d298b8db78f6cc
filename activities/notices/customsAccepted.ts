import { z } from 'zod';
import { appendTimeline } from '../../prisma/queries/change.js';
import { takeContradiction } from './contradiction.js';
import { APPLIED, byCounterparty, ignored, type NoticeHandler } from './noticeHandler.js';

const Facts = z.object({ mrn: z.string(), acceptedAt: z.string().optional() });

/**
 * Customs accepted the declaration, at once or when the goods it was lodged ahead of have come. Its MRN stands, also where
 * an operator had entered another; where acceptance is decided here, ours does.
 */
export const customsAccepted: NoticeHandler = async (_deps, change, notice) => {
  const { declaration, at } = change;
  const { mrn, acceptedAt = at } = Facts.parse(notice.facts);
  const { facts, declarationVersion, state, authority } = declaration;
  if (authority.acceptance === 'here') return ignored('Customs only records what is accepted here.');
  if (declaration.mrn !== null && declaration.mrn !== mrn && declaration.registeredAt !== null) {
    const ours = declaration.mrn;
    declaration.mrn = mrn;
    const why = `Customs names MRN ${mrn}; until now ${ours} was on record. That of customs stands.`;
    appendTimeline(change, {
      what: 'lodgementAnswered',
      by: byCounterparty(notice),
      why,
      details: { mrn, before: ours },
    });
    return APPLIED;
  }
  const contrary = await takeContradiction(change, notice, 'accepted');
  if (contrary !== undefined) return contrary;
  if (state !== 'LODGED' && state !== 'PRELODGED')
    return ignored(`Customs accepted the declaration, which is ${state} already.`);
  if (notice.version !== declarationVersion)
    return ignored(`Customs accepted version ${String(notice.version)}; version ${declarationVersion} stands.`);
  if (facts.lodgement === 'accepted' || facts.lodgement === 'rejected')
    return ignored('Customs has decided on this version already.');
  declaration.facts = { ...facts, lodgement: 'accepted', customs: { mrn, acceptedAt } };
  const why = `Customs has accepted the declaration under MRN ${mrn}.`;
  appendTimeline(change, {
    what: 'lodgementAnswered',
    by: byCounterparty(notice),
    why,
    details: { lodgement: 'accepted', mrn },
  });
  return APPLIED;
};
