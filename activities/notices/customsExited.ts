import { z } from 'zod';
import type { State } from '../../domain/clearance/states.js';
import { appendTimeline } from '../../prisma/queries/change.js';
import { tellOfMovement } from '../effects/goodsInHand.js';
import { APPLIED, byCounterparty, ignored, type NoticeHandler } from './noticeHandler.js';

const Facts = z.object({ mrn: z.string(), exitedAt: z.string(), officeOfExit: z.string() });

/** What was proved cannot be proved again, and a declaration that was never accepted has nothing to leave under. */
const NEVER_ACCEPTED: readonly State[] = ['DRAFT', 'SUBMITTED', 'PERMITS_PENDING', 'REJECTED'];

/**
 * Customs at the border certified the crossing: the proof of exit. It is kept whatever the record has come to, since it
 * may overtake the release; the record follows it when it gets there.
 */
export const customsExited: NoticeHandler = async (_deps, change, notice) => {
  const { declaration } = change;
  const { state, facts } = declaration;
  if (NEVER_ACCEPTED.includes(state)) return ignored(`Customs reports the exit; the declaration is ${state}.`);
  const { mrn, exitedAt, officeOfExit } = Facts.parse(notice.facts);
  const standing = declaration.mrn ?? facts.customs?.mrn;
  if (standing !== undefined && mrn !== standing)
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
  await tellOfMovement(change, `they left the territory at ${officeOfExit}`);
  return APPLIED;
};
