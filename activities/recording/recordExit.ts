import { moveTo } from '../enterState.js';
import type { RecordedStep } from '../recorded.js';

/** RELEASED or EXIT_OVERDUE -> EXITED: proof of exit is held. */
export const recordExit: RecordedStep = async (deps, change) => {
  const { officeOfExit = null, exitedAt = null } = change.declaration.facts.exit ?? {};
  await moveTo(deps, change, {
    trigger: { kind: 'notice', notice: 'customs_exited' },
    what: 'declarationExited',
    by: { actor: 'customs', role: 'counterparty' },
    why: 'Customs confirmed that the goods have left the territory.',
    details: { office_of_exit: officeOfExit, exited_at: exitedAt },
  });
};
