import type { getPermit, listPermitApplications } from '../../services/permits/readPermits.js';
import type { Permit, PermitApplication } from '../contract/permit.js';

type PermitRow = Awaited<ReturnType<typeof getPermit>>;
type ApplicationRow = Awaited<ReturnType<typeof listPermitApplications>>['items'][number];

/** Quantities of permits are whole grams, kept as decimals: within what a number holds exactly. */
const grams = (text: string): number => Number(text);

export const presentPermit = (row: PermitRow): Permit => ({
  id: row.id,
  organisation_id: row.organisationId,
  permit_type: row.permitType,
  agency: row.agency,
  number: row.number,
  hs_prefixes: row.hsPrefixes,
  destination: row.destination,
  quantity_grams: grams(row.quantity),
  reserved_grams: grams(row.reserved),
  written_off_grams: grams(row.committed),
  remaining_grams: grams(row.quantity) - grams(row.reserved) - grams(row.committed),
  valid_from: row.validFrom.slice(0, 10),
  valid_until: row.validUntil.slice(0, 10),
  status: row.status as Permit['status'],
  application_id: row.applicationId,
  created_at: row.createdAt,
});

export const presentPermitApplication = (row: ApplicationRow): PermitApplication => ({
  id: row.id,
  organisation_id: row.organisationId,
  declaration_id: row.declarationId,
  data_version: row.declarationVersion,
  permit_type: row.permitType,
  agency: row.agency,
  decides: row.decides as PermitApplication['decides'],
  round: row.round,
  standing: row.standing as PermitApplication['standing'],
  hs_code: row.hsCode,
  quantity_grams: grams(row.quantity),
  agency_reference: row.agencyReference,
  reasons: Array.isArray(row.reasons) ? row.reasons : [],
  permit_id: row.permitId,
  created_at: row.createdAt,
  decided_at: row.decidedAt,
});
