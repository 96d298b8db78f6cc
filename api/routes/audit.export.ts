import { exportAudit as operation } from '../contract/operations/audit.js';
import { exportAudit } from '../../services/audit/exportAudit.js';
import { defineRoute } from '../routing/route.js';

export const auditExport = defineRoute(operation, async ({ deps, caller }) => ({
  status: 200,
  stream: exportAudit(deps, caller),
  headers: { 'Content-Type': 'application/jsonl' },
}));
