import type { listAccessRecords } from '../../services/access/listAccessRecords.js';
import type { AccessRecord } from '../contract/audit.js';

export const presentAccessRecord = (
  row: Awaited<ReturnType<typeof listAccessRecords>>['items'][number],
): AccessRecord => ({
  declaration_id: row.declarationId,
  organisation_id: row.organisationId,
  person_id: row.personId,
  role: row.role as AccessRecord['role'],
  agency: row.agency,
  reader_organisation_id: row.readerOrganisationId,
  operations: row.operations,
  hour: row.hour,
  first_at: row.firstAt,
});
