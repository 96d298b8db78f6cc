import { AUTHENTICATION } from '../../prisma/actor.js';
import { appendAudit, INSTALLATION_CHAIN } from '../../prisma/queries/audit.js';
import { listAccessOf, listHeldOnCase, listHeldOnPerson, type Held } from '../../prisma/queries/heldOn.js';
import { lockSubject, type SubjectRow } from '../../prisma/queries/subjects.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { authorise } from '../permissions/authorise.js';
import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { findStanding } from './eraseSubject.js';
import { findKept, sayWhy } from './retention.js';

/** Everything that is held on a subject. */
export interface SubjectExport {
  subject: SubjectRow;
  held: Held;
  /** Until when its cases that have ended have to be kept (ISO 8601 UTC), and why; undefined where none has. */
  kept: { until: string; why: string } | undefined;
}

/**
 * Everything that is held on a subject: of a person what they did, of a case whatever names the people in it. That it was
 * read is recorded. Throws `REQUEST.NOT_FOUND`.
 */
export async function exportSubject(deps: ServiceDeps, caller: Caller, subjectId: string): Promise<SubjectExport> {
  authorise(caller, 'exportSubject');
  const { record, clock } = deps;
  // What somebody is in organisations, and how they sign in, an operator does not see; whoever is asked what is held, tells it.
  const access = await record.withActor(AUTHENTICATION, (tx) => listAccessOf(tx, subjectId));
  return record.withActor(actorOf(caller), async (tx) => {
    const subject = await lockSubject(tx, subjectId);
    if (subject === undefined) throw new ServiceProblem('REQUEST.NOT_FOUND');
    const { kind, organisationId, declarationId } = subject;
    const held =
      kind === 'person'
        ? { ...(await listHeldOnPerson(tx, subjectId)), ...access }
        : await listHeldOnCase(tx, declarationId ?? subjectId);
    const entry = {
      what: 'subjectExported',
      at: clock().toISOString(),
      actor: caller.personId,
      role: caller.role,
      facts: { subject_id: subjectId, kind, tables: Object.keys(held) },
      details: null,
    };
    await appendAudit(tx, organisationId ?? INSTALLATION_CHAIN, [entry]);
    const { endings } = await findStanding(tx, subject);
    const kept = findKept(deps, endings);
    return { subject, held, kept: kept && { until: kept.until, why: sayWhy(kept) } };
  });
}
