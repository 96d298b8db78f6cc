import { z } from 'zod';
import { appendTimeline } from '../../prisma/queries/change.js';
import { APPLIED, byCounterparty, ignored, type NoticeHandler } from './noticeHandler.js';

const Facts = z.object({ mrn: z.string(), exitedAt: z.string(), officeOfExit: z.string() });

/** Customs at the border certified the crossing: the proof of exit. */
export const customsExited: NoticeHandler = (_deps, change, notice) => {
  const { declaration } = change;
  const { state, facts } = declaration;
  if (state !== 'RELEASED' && state !== 'EXIT_OVERDUE')
    return ignored(`Customs reports the exit; the declaration is ${state}.`);
  const { mrn, exitedAt, officeOfExit } = Facts.parse(notice.facts);
  if (mrn !== declaration.mrn)
    return ignored(`Customs reports the exit under MRN ${mrn}, which is not that of this declaration.`);
  if (facts.exitProved) return ignored('The exit is proved already.');
  declaration.facts = { ...facts, exitProved: true, exit: { from: 'customs', exitedAt, officeOfExit } };
  const why = `The goods left the territory at ${officeOfExit}.`;
  appendTimeline(change, {
    what: 'exitProved',
    by: byCounterparty(notice),
    why,
    details: { exited_at: exitedAt, office_of_exit: officeOfExit },
  });
  return APPLIED;
};
