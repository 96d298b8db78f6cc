import { findAct, type ActRow } from '../../prisma/queries/acts.js';
import { actorOf } from '../actorOf.js';
import { allowedActions } from '../../domain/clearance/allowedActions.js';
import { getDeclaration } from '../../prisma/queries/declarations.js';
import type { Caller } from '../caller.js';
import { authorise } from '../permissions/authorise.js';
import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { receiptOf, type ActReceipt } from './actReceipt.js';

/** One's own acts, those of one's firm as exporter, and for operators everyone's. */
const maySee = (caller: Caller, act: ActRow): boolean =>
  act.personId === caller.personId ||
  caller.role === 'operator' ||
  (caller.role === 'exporter' && act.role === 'exporter' && act.organisationId === caller.organisationId);

/** What became of an act. Throws `CLEARANCE.ACT_UNKNOWN`. */
export async function getAct(deps: ServiceDeps, caller: Caller, actId: string): Promise<ActReceipt> {
  authorise(caller, 'getAct');
  return deps.record.withActor(actorOf(caller), async (tx) => {
    const act = await findAct(tx, actId);
    if (act === undefined || !maySee(caller, act)) throw new ServiceProblem('CLEARANCE.ACT_UNKNOWN');
    const { state, flags, sequence } = await getDeclaration(tx, act.declarationId);
    return receiptOf(act, { state, sequence, allowedActions: allowedActions(state, flags, caller.role) });
  });
}
