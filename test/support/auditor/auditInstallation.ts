import type { Client } from '@temporalio/client';
import type { WorkflowBundle } from '@temporalio/worker';
import { checkApprovals } from './checks/approvals.js';
import { checkAuditChains } from './checks/auditChains.js';
import { checkCharges } from './checks/charges.js';
import { checkEffects } from './checks/effects.js';
import { checkEnforcement } from './checks/enforcement.js';
import { checkEndings } from './checks/endings.js';
import { checkFeed } from './checks/feed.js';
import { checkMirrors, checkWorkflowTasks } from './checks/mirrors.js';
import { checkOrders } from './checks/orders.js';
import { checkReplays } from './checks/replays.js';
import { readEffects, type Effect, type MockUrls } from './mockEffects.js';
import type { Problem } from './problem.js';
import { readRecords, type Records } from './records.js';
import { readPermitViews, readWorkflowViews, type WorkflowView } from './workflowViews.js';

/** What an audit looks at. */
export interface AuditedInstallation {
  /** Role that sees all organisations (the owner). */
  databaseUrl: string;
  temporal: Client;
  mocks: MockUrls;
  /** Only these declarations are looked at one by one; chains, ledgers, feed and effects are always looked at whole. */
  declarations?: readonly string[];
  /** Replays a sample of histories on this build. */
  bundle?: WorkflowBundle | { codePath: string };
}

/** How long an installation may take to come to rest: the feed gives positions and workflows complete a moment later. */
const REST_MS = 6_000;
const POLL_MS = 200;

/**
 * Checks the invariants I1 to I10 of an installation, with no code of the product: own SQL, own canonical JSON, own list
 * of allowed orders. Parts that lag by design (feed, completion) are given a few seconds; problems still there are answered.
 */
export async function auditInstallation(installation: AuditedInstallation): Promise<Problem[]> {
  const until = Date.now() + REST_MS;
  for (;;) {
    const { problems, chosen } = await auditOnce(installation);
    if (problems.length === 0 || Date.now() > until) {
      const { temporal, bundle } = installation;
      return [...problems, ...(bundle === undefined ? [] : await checkReplays(chosen, temporal, bundle))];
    }
    await new Promise((wake) => setTimeout(wake, POLL_MS));
  }
}

async function auditOnce({
  databaseUrl,
  temporal,
  mocks,
  declarations,
}: AuditedInstallation): Promise<{ problems: Problem[]; chosen: Records }> {
  const records = await readRecords(databaseUrl);
  const chosen = declarations === undefined ? records : only(records, new Set(declarations));
  const views = new Map([...(await readWorkflowViews(temporal, chosen)), ...(await readPermitViews(temporal, chosen))]);
  return { problems: checkRecords(records, chosen, views, await readEffects(mocks)), chosen };
}

/**
 * The invariants over what was read, apart from replay.
 *
 * @param chosen the same records with only the declarations that are looked at one by one
 */
export function checkRecords(
  records: Records,
  chosen: Records,
  views: ReadonlyMap<string, WorkflowView>,
  effects: readonly Effect[],
): Problem[] {
  return [
    ...checkEndings(chosen, views),
    ...checkCharges(records),
    ...checkEffects(records, effects),
    ...checkOrders(chosen),
    ...checkAuditChains(records),
    ...checkApprovals(chosen),
    ...checkEnforcement(chosen),
    ...checkMirrors(chosen, views),
    ...checkFeed(records),
    ...checkWorkflowTasks(views),
  ];
}

function only(records: Records, ids: ReadonlySet<string>): Records {
  return { ...records, declarations: records.declarations.filter(({ id }) => ids.has(id)) };
}
