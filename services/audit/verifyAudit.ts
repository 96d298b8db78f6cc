import { listChains, verifyChain, type ChainVerification } from '../../prisma/queries/verifyAudit.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { authorise } from '../permissions/authorise.js';
import type { ServiceDeps } from '../serviceDeps.js';

/** Walks every audit chain, one transaction each, and says where one is broken. */
export async function verifyAudit(deps: ServiceDeps, caller: Caller): Promise<ChainVerification[]> {
  authorise(caller, 'verifyAudit');
  const actor = actorOf(caller);
  const chains = await deps.record.withActor(actor, listChains);
  const results: ChainVerification[] = [];
  for (const chain of chains) results.push(await deps.record.withActor(actor, (tx) => verifyChain(tx, chain)));
  return results;
}
