import { listSessions as operation } from '../contract/operations/sessions.js';
import { listSessions } from '../../services/sessions/ownSessions.js';
import { presentSession } from '../presenters/presentSession.js';
import { presentPage } from '../presenters/presentPage.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const sessionsList = defineRoute(operation, async ({ deps, caller, query, browser }) =>
  ok(presentPage(await listSessions(deps, caller, query), (row) => presentSession(row, browser?.sessionId))),
);
