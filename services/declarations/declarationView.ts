import { allowedActions } from '../../domain/clearance/allowedActions.js';
import type { DeclarationRow } from '../../prisma/queries/declarationRow.js';
import type { VersionRow } from '../../prisma/queries/listDeclarations.js';
import { audienceOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import type { Fault } from '../problem.js';

/** A declaration as one caller sees it. */
export interface DeclarationView {
  declaration: DeclarationRow;
  /** The data that stands: of the draft, or of the present version. */
  data: unknown;
  /** Of a draft: what stands in the way of submission. */
  faults: readonly Fault[];
  allowedActions: readonly string[];
}

/**
 * Hides from the exporter that a control is coming before it is announced (ASYCUDA++ functional manual, section 6: the
 * reason of a selection is for the officer).
 */
function hideLane(declaration: DeclarationRow, caller: Caller): DeclarationRow {
  const { state, flags } = declaration;
  const announced = flags.includes('control_announced') || (state !== 'REGISTERED' && state !== 'MATCHING');
  const officer = audienceOf(caller) === 'officer';
  return announced || officer ? declaration : { ...declaration, lane: null };
}

/** Puts together what a caller sees. */
export function viewDeclaration(
  caller: Caller,
  declaration: DeclarationRow,
  version: VersionRow | undefined,
  faults: readonly Fault[] = [],
): DeclarationView {
  return {
    declaration: hideLane(declaration, caller),
    data: declaration.state === 'DRAFT' ? declaration.draft : version?.data,
    faults,
    allowedActions: allowedActions(declaration.state, declaration.flags, caller.role),
  };
}
