import { actingRole } from '../../../domain/people/memberRoles.js';
import { personActor } from '../../../prisma/actor.js';
import { newId } from '../../../prisma/newId.js';
import { storeSession } from '../../../prisma/queries/sessions.js';
import type { Handle } from './people.js';
import type { TestApi } from './startTestApi.js';

/** Writes a session of a person straight into the record. @returns its id */
export async function writeSession(api: TestApi, handle: Handle): Promise<string> {
  const { personId, membershipId, organisationId, role, agency } = api.people[handle];
  const id = newId('session');
  const createdAt = new Date();
  const actor = personActor({
    personId,
    organisationId,
    role: actingRole(role),
    ...(agency === null ? {} : { agency }),
  });
  await api.deps.record.withActor(actor, (tx) =>
    storeSession(tx, {
      id,
      secretHash: id,
      sealed: new Uint8Array(1),
      userAgent: null,
      holder: { personId, membershipId },
      createdAt,
      expiresAt: new Date(createdAt.getTime() + 3_600_000),
    }),
  );
  return id;
}
