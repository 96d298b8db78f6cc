import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import type { ReplayHistoriesIterable } from '@temporalio/worker';

/** Recorded histories, one folder a workflow, one file a wait point or end and release. Never written over. */
export const HISTORIES = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, 'histories');

/** `waits in LODGED, parked` of release 0.1.0 stands in `waits-in-lodged-parked.0.1.0.json`. */
export function fixtureName(point: string, release: string): string {
  return `${slugOf(point)}.${release}.json`;
}

export function slugOf(point: string): string {
  return point.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

/** Every fixture of one workflow, whatever release made it. */
export function listFixtures(workflow: string): string[] {
  return readdirSync(join(HISTORIES, workflow)).filter((name) => name.endsWith('.json'));
}

/** The histories of the fixtures, as the replayer reads them. */
export function readHistories(workflow: string, names: readonly string[]): ReplayHistoriesIterable {
  return names.map((name) => ({
    workflowId: `${workflow}:${name}`,
    history: historyFromJSON(JSON.parse(readFileSync(join(HISTORIES, workflow, name), 'utf8'))),
  }));
}
