import { appendAudit, INSTALLATION_CHAIN } from '../../prisma/queries/audit.js';
import { listHeldOnCase, listHeldOnPerson, type Held } from '../../prisma/queries/heldOn.js';
import { lockSubject, type SubjectRow } from '../../prisma/queries/subjects.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { authorise } from '../permissions/authorise.js';
import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';

/** Everything that is held on a subject. */
export interface SubjectExport {
  subject: SubjectRow;
  held: Held;
}

/**
 * Everything that is held on a subject: of a person what they did, of a case whatever names the people in it. That it was
 * read is recorded. Throws `REQUEST.NOT_FOUND`.
 */
export async function exportSubject(
  { record, clock }: ServiceDeps,
  caller: Caller,
  subjectId: string,
): Promise<SubjectExport> {
  authorise(caller, 'exportSubject');
  return record.withActor(actorOf(caller), async (tx) => {
    const subject = await lockSubject(tx, subjectId);
    if (subject === undefined) throw new ServiceProblem('REQUEST.NOT_FOUND');
    const { kind, organisationId, declarationId } = subject;
    const held =
      kind === 'person' ? await listHeldOnPerson(tx, subjectId) : await listHeldOnCase(tx, declarationId ?? subjectId);
    const entry = {
      what: 'subjectExported',
      at: clock().toISOString(),
      actor: caller.personId,
      role: caller.role,
      facts: { subject_id: subjectId, kind, tables: Object.keys(held) },
      details: null,
    };
    await appendAudit(tx, organisationId ?? INSTALLATION_CHAIN, [entry]);
    return { subject, held };
  });
}
