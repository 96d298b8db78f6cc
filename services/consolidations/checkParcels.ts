import { errorDefinition, type ErrorCode } from '../../domain/errors/errors.js';
import { isActionAllowed } from '../../domain/clearance/allowedActions.js';
import type { DeclarationRow } from '../../prisma/queries/declarationRow.js';
import { findDeclaration } from '../../prisma/queries/declarations.js';
import type { Transaction } from '../../prisma/withActor.js';
import type { Caller } from '../caller.js';
import { refuseOwnCase } from '../permissions/authorise.js';
import { ServiceProblem, type Fault } from '../problem.js';

/**
 * Looks at every parcel before anything is done with one. They come back sorted by their organisations, in whose audit
 * chains the acts are kept: whoever shuts another bag at the same time waits in the same order.
 * Throws `CONSOLIDATION.PARCELS_NOT_READY` with a fault for each parcel that is not, `CLEARANCE.OWN_DECLARATION`.
 */
export async function checkParcels(
  tx: Transaction,
  caller: Caller,
  declarationIds: readonly string[],
): Promise<DeclarationRow[]> {
  const faults: Fault[] = [];
  const parcels: DeclarationRow[] = [];
  for (const [index, id] of declarationIds.entries()) {
    const declaration = await findDeclaration(tx, id);
    const visible = declaration?.state === 'DRAFT' ? undefined : declaration;
    if (visible !== undefined) refuseOwnCase(caller, 'shutConsolidation', visible);
    const fault = visible === undefined ? 'DECLARATION.NOT_FOUND' : faultOf(visible);
    if (visible !== undefined && fault === undefined) parcels.push(visible);
    else if (fault !== undefined) faults.push(describe(index, fault, visible));
  }
  if (faults.length > 0) throw new ServiceProblem('CONSOLIDATION.PARCELS_NOT_READY', { faults });
  return parcels.sort((a, b) => (a.organisationId < b.organisationId ? -1 : 1));
}

/** Why the parcel cannot be shut into a bag now. */
function faultOf({ state, flags, facts }: DeclarationRow): ErrorCode | undefined {
  if (facts.exitProved) return 'CLEARANCE.GOODS_HAVE_LEFT';
  if (!isActionAllowed(state, flags, 'operator', 'consolidate')) return 'CLEARANCE.ACTION_NOT_ALLOWED';
  if (flags.includes('amendment_requested')) return 'AMENDMENT.ALREADY_REQUESTED';
  if (flags.includes('withdrawal_requested')) return 'WITHDRAWAL.ALREADY_REQUESTED';
  return facts.labelled && !facts.departed ? undefined : 'CONSOLIDATION.PARCELS_NOT_READY';
}

function describe(index: number, code: ErrorCode, declaration: DeclarationRow | undefined): Fault {
  const pointer = `/declaration_ids/${index}`;
  const stands = declaration && [declaration.state, ...declaration.flags].join(', ');
  const hint = stands === undefined ? {} : { hint: `It stands as ${stands}.` };
  return { pointer, code, message: errorDefinition(code).meaning, ...hint };
}
