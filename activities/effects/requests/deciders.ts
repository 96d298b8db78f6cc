import type { DeclarationRow } from '../../../prisma/queries/declarationRow.js';

/** Who decides about a request: an officer at a task, customs in its own system, or nobody has to. */
export type Decider = 'officer' | 'authority' | 'here';

type Standing = Pick<DeclarationRow, 'flags' | 'authority' | 'state'>;

const isControlledHere = ({ flags, authority }: Standing): boolean =>
  flags.includes('control_announced') && authority.lane === 'here';

/**
 * A control that was announced here is an officer's, and so is a change of what it looks at. Otherwise whoever accepted
 * the declaration accepts its change: customs by its notice, or we, at once, since all that can be checked has been.
 */
export function deciderOfAmendment(declaration: Standing): Decider {
  return isControlledHere(declaration) ? 'officer' : declaration.authority.acceptance;
}

/** An officer consents where the control, or the recall, is an officer's; else whoever accepted the declaration. */
export function deciderOfWithdrawal(declaration: Standing): Exclude<Decider, 'here'> {
  if (isControlledHere(declaration) || declaration.state === 'RECALLED') return 'officer';
  return declaration.authority.acceptance === 'authority' ? 'authority' : 'officer';
}
