import {
  isPermitApplicationState,
  mayTransitionPermit,
  type PermitApplicationState,
  type PermitDecider,
} from '../../domain/clearance/permitApplication.js';
import type { DeadlineName } from '../../domain/clearance/deadlines.js';
import type { Agency, Counterparty } from '../../domain/clearance/roles.js';
import type { Json } from '../../domain/json.js';
import { newId } from '../newId.js';
import { RecordError } from '../recordErrors.js';
import { sealColumns } from '../sealing/sealing.js';
import type { Transaction } from '../withActor.js';
import type { PermitApplication as StoredApplication } from '../client/client.js';

/** What an officer here has granted and the agency has still to issue. Dates as the pack or the officer named them. */
export interface OfficersGrant {
  personId: string;
  reason: string;
  quantityGrams: number;
  validFrom?: string;
  validUntil?: string;
}

/** One application for one permit. */
export interface ApplicationRow {
  readonly id: string;
  readonly organisationId: string;
  readonly declarationId: string;
  readonly declarationVersion: number;
  readonly permitType: string;
  readonly agency: Agency;
  readonly counterparty: Counterparty;
  readonly decides: PermitDecider;
  readonly round: number;
  standing: PermitApplicationState;
  version: number;
  readonly hsCode: string;
  readonly quantityGrams: number;
  agencyReference: string | null;
  granted: OfficersGrant | null;
  reasons: Json;
  deadlines: Partial<Record<DeadlineName, string>>;
  reminded: DeadlineName[];
  permitId: string | null;
  settled: boolean;
  decidedAt: string | null;
}

export type NewApplication = Pick<
  ApplicationRow,
  | 'organisationId'
  | 'declarationId'
  | 'declarationVersion'
  | 'permitType'
  | 'agency'
  | 'counterparty'
  | 'decides'
  | 'hsCode'
  | 'quantityGrams'
>;

/** Writes an application that is still to be made; its round follows the earlier ones of the same type. */
export async function createApplication(tx: Transaction, application: NewApplication): Promise<string> {
  const id = newId('permitApplication');
  const { quantityGrams, ...own } = application;
  const { declarationId, permitType } = own;
  const earlier = await tx.permitApplication.aggregate({ where: { declarationId, permitType }, _max: { round: true } });
  const round = (earlier._max.round ?? 0) + 1;
  await tx.permitApplication.create({
    data: { id, ...own, round, standing: 'TO_APPLY', quantity: quantityGrams, unit: 'gram' },
    select: { id: true },
  });
  return id;
}

/** @throws RecordError `PERMIT.NOT_FOUND` */
export async function getApplication(tx: Transaction, id: string): Promise<ApplicationRow> {
  const row = await tx.permitApplication.findUnique({ where: { id } });
  if (row === null) throw new RecordError('PERMIT.NOT_FOUND', `no application ${id}`);
  return readApplication(row);
}

/** All applications of a declaration, oldest first. */
export async function listApplications(tx: Transaction, declarationId: string): Promise<ApplicationRow[]> {
  const rows = await tx.permitApplication.findMany({ where: { declarationId }, orderBy: { id: 'asc' } });
  return rows.map(readApplication);
}

/** The applications that the version which stands waits for; those of earlier versions have been superseded. */
export function applicationsOf(applications: readonly ApplicationRow[], declarationVersion: number): ApplicationRow[] {
  return applications.filter((application) => application.declarationVersion === declarationVersion);
}

/**
 * Changes an application's standing, along its own table.
 * @throws RecordError `CLEARANCE.TRANSITION_FORBIDDEN`
 */
export function moveApplication(application: ApplicationRow, standing: PermitApplicationState, at: string): void {
  const { standing: from, decides } = application;
  if (!mayTransitionPermit(from, standing, decides)) {
    throw new RecordError(
      'CLEARANCE.TRANSITION_FORBIDDEN',
      `application ${application.id} may not go from ${from} to ${standing}`,
    );
  }
  application.standing = standing;
  if (standing !== 'APPLIED') application.decidedAt = at;
}

/** Writes what may change of an application. */
export async function updateApplication(tx: Transaction, row: ApplicationRow): Promise<void> {
  const { id, standing, version, agencyReference, permitId, settled, reminded, decidedAt, declarationId } = row;
  const subject = { id: declarationId, organisationId: row.organisationId };
  const { granted, reasons } = await sealColumns(tx, 'permitApplication', subject, {
    granted: row.granted,
    reasons: row.reasons,
  });
  await tx.$executeRaw`UPDATE permit_application SET standing = ${standing}, version = ${version}, agency_reference = ${agencyReference},
    granted = ${granted === null ? null : JSON.stringify(granted)}::jsonb, reasons = ${JSON.stringify(reasons)}::jsonb,
    deadlines = ${JSON.stringify(row.deadlines)}::jsonb, reminded = ${reminded}, permit_id = ${permitId}, settled = ${settled},
    decided_at = ${decidedAt}::timestamptz WHERE id = ${id}`;
}

function readApplication(row: StoredApplication): ApplicationRow {
  const { standing } = row;
  if (!isPermitApplicationState(standing)) {
    throw new RecordError(
      'CLEARANCE.STATE_UNKNOWN',
      `application ${row.id} is ${standing}, which this release does not know`,
    );
  }
  const { quantity, decidedAt, ...rest } = row;
  // Closed words and JSON are held by check constraints and by this module, their only writer.
  return {
    ...rest,
    standing,
    quantityGrams: quantity.toNumber(),
    decidedAt: decidedAt?.toISOString() ?? null,
  } as unknown as ApplicationRow;
}
