import type { Agency } from '../../domain/clearance/roles.js';
import { findOrganisation } from '../../prisma/queries/accessTokens.js';
import { appendAudit } from '../../prisma/queries/audit.js';
import { findPermitRow, type PermitRow } from '../../prisma/queries/listPermits.js';
import { createPermit, findPermitByNumber } from '../../prisma/queries/permits.js';
import type { Transaction } from '../../prisma/withActor.js';
import { rowsAt } from '../../rules/loader/rowsAt.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { idOf, type RequestKey } from '../idempotency/requestKey.js';
import { authorise } from '../permissions/authorise.js';
import { ServiceProblem, type Fault } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { todayOf } from '../today.js';

/** A permit that was issued outside Portolan. Dates are calendar dates, both included. */
export interface OutsidePermit {
  organisationId: string;
  permitType: string;
  number: string;
  hsPrefixes: string[];
  destination: string | null;
  quantityGrams: number;
  validFrom: string;
  validUntil: string;
  reason: string;
}

/**
 * An officer puts on file what their own agency issued on paper or elsewhere.
 * Throws `REQUEST.BODY_INVALID` with all faults.
 */
export async function registerPermit(
  deps: ServiceDeps,
  caller: Caller,
  permit: OutsidePermit,
  key: RequestKey,
): Promise<PermitRow> {
  authorise(caller, 'registerPermit');
  const id = idOf('permit', key);
  const at = deps.clock().toISOString();
  return deps.record.withActor(actorOf(caller), async (tx) => {
    const known = await findPermitRow(tx, id);
    if (known !== undefined) return known;
    const { agency } = caller;
    if (agency === null) throw new ServiceProblem('ACCESS.ROLE_NOT_ALLOWED');
    const faults = await faultsOf(tx, agency, permit, issuedBy(deps, caller, todayOf(deps, caller)));
    if (faults.length > 0) throw new ServiceProblem('REQUEST.BODY_INVALID', { faults });
    const { reason, quantityGrams, ...own } = permit;
    await createPermit(tx, { id, ...own, agency, quantity: String(quantityGrams), unit: 'gram', applicationId: null });
    const facts = { permit_id: id, permit_type: permit.permitType, quantity_grams: quantityGrams };
    const details = { number: permit.number, reason };
    await appendAudit(tx, permit.organisationId, [
      { what: 'permitRegistered', at, actor: caller.personId, role: caller.role, facts, details },
    ]);
    const stored = await findPermitRow(tx, id);
    if (stored === undefined) throw new Error(`permit ${id} was not written`);
    return stored;
  });
}

/** The types of permit that the caller's agency issues on a day, by the pack of its country. */
function issuedBy({ registry }: ServiceDeps, { agency, organisationCountry }: Caller, date: string): string[] {
  const pack = registry.findPackAt(organisationCountry, date);
  const rows = pack === undefined ? [] : rowsAt(pack.lists.permits, date);
  return [...new Set(rows.filter((row) => row.agency === agency).map(({ permitType }) => permitType))];
}

async function faultsOf(
  tx: Transaction,
  agency: Agency,
  { permitType, number, organisationId, validFrom, validUntil }: OutsidePermit,
  issued: readonly string[],
): Promise<Fault[]> {
  const faults: Fault[] = [];
  const organisation = await findOrganisation(tx, organisationId);
  if (organisation?.kind !== 'exporter') {
    faults.push({ pointer: '/organisation_id', code: 'REQUEST.FIELD_INVALID', message: 'names no exporter' });
  }
  if (!issued.includes(permitType)) {
    const message = `is not issued by ${agency}`;
    faults.push({
      pointer: '/permit_type',
      code: 'REQUEST.FIELD_INVALID',
      message,
      hint: `${agency} issues ${issued.join(', ')}`,
    });
  } else if ((await findPermitByNumber(tx, agency, permitType, number)) !== undefined) {
    faults.push({ pointer: '/number', code: 'REQUEST.FIELD_INVALID', message: 'is on file already' });
  }
  if (validUntil < validFrom) {
    faults.push({ pointer: '/valid_until', code: 'REQUEST.FIELD_INVALID', message: 'lies before valid_from' });
  }
  return faults;
}
