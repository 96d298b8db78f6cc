import { isTerminal } from '../../../domain/clearance/states.js';
import type { State } from '../../../domain/clearance/states.js';
import type { ThrowawayInstallation } from '../throwawayInstallation.js';
import { LONGEST_SECONDS } from './sizes.js';
import { readRows } from '../readRows.js';

const POLL_MS = 500;

/** Waits until every one of these declarations has ended. */
export async function untilEnded({ ownerUrl }: ThrowawayInstallation, declarations: readonly string[]): Promise<void> {
  const wanted = new Set(declarations);
  const until = Date.now() + LONGEST_SECONDS * 1000;
  for (;;) {
    const rows = await readRows<{ id: string; state: State }>(ownerUrl, 'select id, state from declaration');
    const open = rows.filter(({ id, state }) => wanted.has(id) && !isTerminal(state));
    if (open.length === 0) return;
    if (Date.now() > until) throw new Error(`still open: ${open.map(({ id, state }) => `${id} ${state}`).join(', ')}`);
    await new Promise((wake) => setTimeout(wake, POLL_MS));
  }
}
