import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import type { ReplayHistoriesIterable } from '@temporalio/worker';
import { testKey } from '../support/testKeys.js';

/** Recorded histories, one folder a workflow, one file a wait point or end and release. Never written over. */
export const HISTORIES = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, 'histories');

/** The same of a few points, encrypted; the key of each file stands before its release: `waits-parked.replay-1.0.1.0.json`. */
export const ENCRYPTED_HISTORIES = join(HISTORIES, '../encrypted');
/** The key under which installations began, and the one that took its place. */
export const OLD_KEY = testKey('replay-1', 0x61);
export const PRESENT_KEY = testKey('replay-2', 0x62);

/** `waits in LODGED, parked` of release 0.1.0 stands in `waits-in-lodged-parked.0.1.0.json`. */
export function fixtureName(point: string, release: string): string {
  return `${slugOf(point)}.${release}.json`;
}

export function slugOf(point: string): string {
  return point.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

/** Every fixture of one workflow, whatever release made it. */
export function listFixtures(workflow: string, folder = HISTORIES): string[] {
  return readdirSync(join(folder, workflow)).filter((name) => name.endsWith('.json'));
}

/** The histories of the fixtures, as the replayer reads them. */
export function readHistories(workflow: string, names: readonly string[], folder = HISTORIES): ReplayHistoriesIterable {
  return names.map((name) => ({
    workflowId: `${workflow}:${name}`,
    history: historyFromJSON(JSON.parse(readFileSync(join(folder, workflow, name), 'utf8'))),
  }));
}
