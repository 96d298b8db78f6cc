import { listAccessRecords as operation } from '../contract/operations/audit.js';
import { listAccessRecords } from '../../services/access/listAccessRecords.js';
import { presentAccessRecord } from '../presenters/presentAccess.js';
import { presentPage } from '../presenters/presentPage.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const accessRecordsList = defineRoute(operation, async ({ deps, caller, query }) => {
  const { limit, cursor, declaration_id: declarationId } = query;
  return ok(presentPage(await listAccessRecords(deps, caller, { limit, cursor, declarationId }), presentAccessRecord));
});
