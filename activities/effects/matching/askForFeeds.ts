import { FEED_OWNERS, FEED_WORDS } from '../../../domain/declaration/orderFeeds.js';
import { clearanceWorkflowId } from '../../../domain/ids/workflowIds.js';
import type { Change } from '../../../prisma/queries/change.js';
import { openTask } from '../../../prisma/queries/tasks.js';
import type { ActivityDeps } from '../../deps.js';
import { decideMatching } from './compareDocuments.js';

/** Records of a marketplace's parcel are overdue: an operator asks whoever owns each of them. @returns what is missing */
export async function askForFeeds(deps: ActivityDeps, change: Change): Promise<string[]> {
  const missing = (await decideMatching(deps, change))?.value.missing ?? [];
  for (const feed of missing) {
    const words = FEED_WORDS[feed];
    await openTask(change, {
      kind: 'feed_missing',
      queue: 'operator',
      title: `Ask the ${words.owner} for the ${words.feed} of the parcel: its matching waits for it`,
      workflowId: clearanceWorkflowId(change.declaration.id),
      details: { feed, owner: FEED_OWNERS[feed] },
    });
  }
  return missing.map((feed) => `the ${FEED_WORDS[feed].feed} (${FEED_WORDS[feed].owner})`);
}
