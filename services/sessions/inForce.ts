import type { InForce } from '../../prisma/queries/sessions.js';
import type { ServiceDeps } from '../serviceDeps.js';

/** What sessions have to be to be in force now. */
export function inForce({ clock, config }: Pick<ServiceDeps, 'clock' | 'config'>): InForce {
  const at = clock();
  return { at, usedSince: new Date(at.getTime() - config.sessionIdleMs) };
}
