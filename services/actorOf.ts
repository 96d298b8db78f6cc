import { personActor, type Actor } from '../prisma/actor.js';
import type { Audience } from '../prisma/queries/listHistory.js';
import type { Caller } from './caller.js';

/** The actor of the record that a caller is. */
export const actorOf = ({ kind, personId, organisationId, role, agency }: Caller): Actor =>
  personActor({ kind, personId, organisationId, role, ...(agency === null ? {} : { agency }) });

/** What a caller may read of what is told: the exporter and the agencies do not see what is for customs alone. */
export const audienceOf = ({ role }: Caller): Audience =>
  role === 'customs_officer' || role === 'operator' || role === 'auditor' ? 'officer' : 'all';

/** The queue a caller works on; none has tasks for those who only read or keep people in order. */
export function queueOf({ role, agency }: Caller): string {
  switch (role) {
    case 'exporter':
      return 'exporter';
    case 'customs_officer':
      return 'customs';
    case 'agency_officer':
      return `agency:${agency ?? ''}`;
    case 'operator':
    case 'auditor':
    case 'administrator':
      return role;
  }
}
