import { appendAudit, INSTALLATION_CHAIN } from '../../prisma/queries/audit.js';
import {
  eraseAccess,
  eraseKeys,
  findCasesOfPerson,
  findCaseStanding,
  lockSubject,
  type CasesStanding,
  type SubjectRow,
} from '../../prisma/queries/subjects.js';
import type { Transaction } from '../../prisma/withActor.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { authorise } from '../permissions/authorise.js';
import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { findKept, sayWhy } from './retention.js';

/** What became of a request to erase. */
export interface Erasure {
  subjectId: string;
  kind: SubjectRow['kind'];
  /** ISO 8601 UTC; of an earlier request where there was one. */
  erasedAt: string;
}

/**
 * Erases what is held on a subject, at a person's request: its key is destroyed, and of a person by which sign-ins they were
 * known, and their sessions, which end with that. Asked again it answers the same.
 * Throws `REQUEST.NOT_FOUND`, `PRIVACY.CASE_OPEN`, `PRIVACY.RETENTION_RUNS`.
 */
export async function eraseSubject(
  deps: ServiceDeps,
  caller: Caller,
  { subjectId, reason }: { subjectId: string; reason: string },
): Promise<Erasure> {
  authorise(caller, 'eraseSubject');
  const { record, clock } = deps;
  const at = clock().toISOString();
  return record.withActor(actorOf(caller), async (tx) => {
    const subject = await lockSubject(tx, subjectId);
    if (subject === undefined) throw new ServiceProblem('REQUEST.NOT_FOUND');
    const { kind, organisationId, erasedAt } = subject;
    if (erasedAt !== null) return { subjectId, kind, erasedAt };
    refuseWhatIsNeeded(await findStanding(tx, subject), at, deps);
    const keys = await eraseKeys(tx, subjectId, at);
    const access = kind === 'person' ? await eraseAccess(tx, subjectId) : {};
    const entry = {
      what: 'subjectErased',
      at,
      actor: caller.personId,
      role: caller.role,
      facts: { subject_id: subjectId, kind, keys, ...access },
      details: { reason },
    };
    await appendAudit(tx, organisationId ?? INSTALLATION_CHAIN, [entry]);
    return { subjectId, kind, erasedAt: at };
  });
}

/** How the cases stand that a subject belongs to, or that a person has to do with. */
export async function findStanding(tx: Transaction, { id, kind, declarationId }: SubjectRow): Promise<CasesStanding> {
  if (kind === 'person') return findCasesOfPerson(tx, id);
  return declarationId === null ? { isOpen: false, endings: [] } : findCaseStanding(tx, declarationId);
}

function refuseWhatIsNeeded({ isOpen, endings }: CasesStanding, at: string, deps: ServiceDeps): void {
  if (isOpen) throw new ServiceProblem('PRIVACY.CASE_OPEN');
  const kept = findKept(deps, endings);
  if (kept === undefined || at > kept.until) return;
  const detail = `It has to be kept until ${kept.until}, ${sayWhy(kept)}.`;
  throw new ServiceProblem('PRIVACY.RETENTION_RUNS', { detail });
}
