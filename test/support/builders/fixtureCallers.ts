import type { PersonRole } from '../../../domain/clearance/roles.js';
import type { Caller } from '../../../services/caller.js';
import type { CaseFixture } from './caseFixture.js';

/** Somebody who asks a service over a case fixture: its exporter, or a person of another organisation in another role. */
export function callerOf({ exporterId, organisationId }: CaseFixture, role: PersonRole, personId = exporterId): Caller {
  const isExporter = role === 'exporter';
  return {
    ...{ kind: 'person' as const, mode: 'test' as const, declarantPersonId: personId },
    ...{ personId, role, memberRole: role, name: 'A', agency: null, signsFor: [personId], authorityId: null },
    membershipId: 'mem_01936f2e-7c1a-7b8e-9a54-2f6d3c1b0a98',
    organisationId: isExporter ? organisationId : 'org_01936f2e-7c1a-7b8e-9a54-2f6d3c1b0a99',
    organisationName: isExporter ? 'Ingoma Coffee Ltd' : 'Authority',
    organisationKind: isExporter ? 'exporter' : 'customs',
    organisationCountry: 'RW',
  };
}
