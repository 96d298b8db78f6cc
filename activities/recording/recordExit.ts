import { findStanding } from '../../prisma/queries/besideState.js';
import { lockMaster } from '../../prisma/queries/masters.js';
import { BY_SYSTEM } from '../../prisma/queries/timeline.js';
import { moveTo } from '../enterState.js';
import type { RecordedStep } from '../recorded.js';

/**
 * RELEASED, CONSOLIDATED or EXIT_OVERDUE -> EXITED: proof of exit is held. Where exit is decided here and customs has sent
 * no proof, the carrier's departure with goods that were announced at the office of exit is the proof. When another parcel
 * of the master was put on hold meanwhile nothing is recorded: the snapshot says so, and the clearance waits.
 */
export const recordExit: RecordedStep = async (deps, change) => {
  const { tx, declaration, at } = change;
  const { facts, authority } = declaration;
  if (declaration.consolidationId !== null) await lockMaster(tx, declaration.consolidationId);
  const { masterFreeOfHolds } = await findStanding(tx, declaration);
  if (declaration.state === 'CONSOLIDATED' && !masterFreeOfHolds) return;
  if (facts.exitProved || authority.exit === 'authority') {
    const { officeOfExit = null, exitedAt = null } = facts.exit ?? {};
    await moveTo(deps, change, {
      trigger: { kind: 'notice', notice: 'customs_exited' },
      facts: { masterFreeOfHolds },
      what: 'declarationExited',
      by: { actor: 'customs', role: 'counterparty' },
      why: 'Customs confirmed that the goods have left the territory.',
      details: { office_of_exit: officeOfExit, exited_at: exitedAt },
    });
    return;
  }
  await moveTo(deps, change, {
    trigger: { kind: 'step', step: 'confirmExit' },
    facts: { decides: 'here', masterFreeOfHolds },
    what: 'declarationExited',
    by: BY_SYSTEM,
    why: 'The goods were announced at the office of exit, and the carrier has left with them.',
    details: { office_of_exit: null, exited_at: at },
  });
};
