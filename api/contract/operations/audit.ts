import { z } from 'zod';
import { AccessRecordPage, AuditVerification } from '../audit.js';
import { defineOperation } from '../operation.js';
import { pageQuery } from '../primitives.js';

const tag = 'audit';

export const verifyAudit = defineOperation({
  operationId: 'verifyAudit',
  method: 'get',
  path: '/v1/audit/verify',
  tag,
  summary: 'Walk every audit chain and say where one is broken (operator)',
  auth: 'bearer',
  responses: { 200: { description: 'Result; a broken chain is a result too', schema: AuditVerification } },
  problems: [403],
});

export const exportAudit = defineOperation({
  operationId: 'exportAudit',
  method: 'get',
  path: '/v1/audit/export',
  tag,
  summary: 'Every audit chain, for a verifier that trusts nobody here (operator)',
  description:
    'JSON lines: first when it was made (`kind` `begin`), then of each chain its records (`record`) and where it is said to end (`head`), and last one line `end`, without which the export is not whole.',
  auth: 'bearer',
  responses: { 200: { description: 'The chains', contentType: 'application/jsonl', schema: z.string() } },
  problems: [403],
});

export const listAccessRecords = defineOperation({
  operationId: 'listAccessRecords',
  method: 'get',
  path: '/v1/access_records',
  tag: 'access records',
  summary: 'Who of the authorities and of the operator looked at the cases of a firm, newest first',
  description:
    'One row a person, role, case and hour, with the operations that were asked. An exporter reads what was looked at of its own firm.',
  auth: 'bearer',
  query: z.strictObject({ ...pageQuery, declaration_id: z.string().max(100).optional() }),
  responses: { 200: { description: 'One page', schema: AccessRecordPage } },
  problems: [403],
});
