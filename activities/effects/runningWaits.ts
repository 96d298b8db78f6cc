import type { DeadlineName } from '../../domain/clearance/deadlines.js';
import type { State } from '../../domain/clearance/states.js';
import type { DeclarationRow } from '../../prisma/queries/declarationRow.js';

type Standing = Pick<DeclarationRow, 'state' | 'flags' | 'authority'>;

const CONTROLLED: readonly State[] = ['REGISTERED', 'DOCUMENTS_REQUIRED', 'QUERY', 'INSPECTION'];

/** Does the declaration wait for a notice of the authority, whose system decides what comes next? */
export function isAuthorityAwaited({ state, authority }: Standing): boolean {
  if (CONTROLLED.includes(state)) return authority.lane === 'authority';
  if (state === 'ASSESSED') return authority.release === 'authority' || authority.assessment === 'authority';
  return state === 'PAYMENT_DUE' && authority.release === 'authority';
}

/**
 * Does this wait run for the declaration as it stands? Where the authority decides, its silence and the exporter's are
 * judged by its own rules: ours only remind, and ask it.
 */
export function isRunning(name: DeadlineName, declaration: Standing): boolean {
  const { state, flags, authority } = declaration;
  switch (name) {
    case 'authority_answer':
      return isAuthorityAwaited(declaration);
    case 'documents_due':
    case 'query_due':
    case 'inspection_due':
      return authority.lane === 'here';
    case 'payment_due':
      return authority.release === 'here';
    case 'customs_answer':
      return state !== 'PRELODGED' || flags.includes('goods_presented');
    case 'prelodged_expiry':
      return !flags.includes('goods_presented');
    case 'rejection_expiry':
      // Permits pending wait for the agencies; the exporter's time runs only once one of them has refused.
      return state !== 'PERMITS_PENDING' || flags.includes('permit_refused');
    default:
      return true;
  }
}
