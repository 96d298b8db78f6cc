import type { DeclarationData } from '../../domain/declaration/declarationData.js';
import type { Change } from '../../prisma/queries/change.js';
import type { LaneFacts } from '../../rules/decisions/lane/laneFacts.js';
import type { ActivityDeps } from '../deps.js';
import { missingPermits } from './permitsInForce.js';

/**
 * How each permit that the goods need stands for selectivity: held and in force today, or not. "Expiring" and "nearly
 * used up" are never answered: no list says from where on a permit is either.
 */
export async function permitStandings(
  deps: ActivityDeps,
  change: Change,
  data: DeclarationData,
): Promise<LaneFacts['permitStandings']> {
  const missing = await missingPermits(deps, change, data);
  return missing.map(({ permitType, misfits }) => ({
    permitType,
    standing: misfits.some(({ reason }) => reason === 'not_in_force') ? ('expired' as const) : ('missing' as const),
  }));
}
