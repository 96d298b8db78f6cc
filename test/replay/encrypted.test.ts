/** Histories that were recorded encrypted: they replay as long as their key is held, also when it no longer encrypts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ReplayError, Worker } from '@temporalio/worker';
import { provideWorkflowBundle, workflowBundleFile } from '../../bin/setup/bundle/provideWorkflowBundle.js';
import { createDataConverter } from '../../bin/temporal/dataConverter.js';
import type { KeyRing, NamedKey } from '../../prisma/sealing/keyRing.js';
import { testKey } from '../support/testKeys.js';
import { quietRuntime } from '../workflows/support/runClearance.js';
import { ENCRYPTED_HISTORIES, listFixtures, OLD_KEY, PRESENT_KEY, readHistories } from './fixtures.js';

const WORKFLOWS = ['clearance', 'permit'] as const;
type Recorded = (typeof WORKFLOWS)[number];

const under = (workflow: Recorded, { id }: NamedKey): string[] =>
  listFixtures(workflow, ENCRYPTED_HISTORIES).filter((name) => name.includes(`.${id}.`));
const textOf = (workflow: Recorded, name: string): string =>
  readFileSync(join(ENCRYPTED_HISTORIES, workflow, name), 'utf8');
const decoded = (base64: string): string => Buffer.from(base64, 'base64').toString('latin1');

beforeAll(async () => {
  quietRuntime();
  await provideWorkflowBundle();
});

async function replay(workflow: Recorded, names: readonly string[], keys: KeyRing): Promise<(Error | undefined)[]> {
  const options = { workflowBundle: { codePath: workflowBundleFile }, dataConverter: createDataConverter(keys) };
  const errors: (Error | undefined)[] = [];
  for await (const { error } of Worker.runReplayHistories(options, readHistories(workflow, names, ENCRYPTED_HISTORIES)))
    errors.push(error);
  return errors;
}

describe.each(WORKFLOWS)('histories of %s', (workflow) => {
  it.each([OLD_KEY, PRESENT_KEY])('under the key $id hold payloads and failures, and say neither', (key) => {
    const names = under(workflow, key);
    expect(names).toHaveLength(1);
    for (const name of names) {
      const text = textOf(workflow, name);
      const keyIds = [...text.matchAll(/"encryption-key-id": ?"([^"]+)"/g)].map(([, id = '']) => decoded(id));
      expect(keyIds.length).toBeGreaterThanOrEqual(6);
      expect(new Set(keyIds)).toEqual(new Set([key.id]));
      const messages = [...text.matchAll(/"message": ?"([^"]+)"/g)].map(([, message]) => message);
      expect(messages).toContain('Encoded failure');
      expect(messages.filter((message) => !['Encoded failure', 'activity error'].includes(message ?? ''))).toEqual([]);
    }
  });

  it('replay with the key that encrypts today, and those of before with the old key behind it', async () => {
    const both: KeyRing = [PRESENT_KEY, OLD_KEY];
    expect(await replay(workflow, under(workflow, PRESENT_KEY), [PRESENT_KEY])).toEqual([undefined]);
    expect(await replay(workflow, listFixtures(workflow, ENCRYPTED_HISTORIES), both)).toEqual([undefined, undefined]);
  });

  it('are refused once the old key is gone, or is another one under its name', async () => {
    const old = under(workflow, OLD_KEY);
    for (const keys of [[PRESENT_KEY], [PRESENT_KEY, testKey(OLD_KEY.id, 0x63)]] satisfies KeyRing[])
      expect(await replay(workflow, old, keys)).toEqual([expect.any(ReplayError)]);
  });
});
