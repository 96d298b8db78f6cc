import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleWorkflowCode, type WorkflowBundle } from '@temporalio/worker';
import { checkout } from '../../bin/setup/checkout.mjs';
import type { Mutant } from './mutants.js';

/**
 * The workflows with one change, bundled. The copy lies inside the checkout, where packages are found.
 * @throws Error when the text to be changed does not stand exactly once in its file: the mutant has lost its aim
 */
export async function bundleMutant({ file, find, replace }: Mutant): Promise<WorkflowBundle> {
  const copy = join(checkout, '.portolan', `mutant-${process.pid}`);
  mkdirSync(copy, { recursive: true });
  try {
    for (const folder of ['workflows', 'domain'])
      cpSync(join(checkout, folder), join(copy, folder), { recursive: true });
    const source = readFileSync(join(copy, file), 'utf8');
    const places = source.split(find).length - 1;
    if (places !== 1) throw new Error(`${file} holds the text of the mutant ${places} times`);
    writeFileSync(
      join(copy, file),
      source.replace(find, () => replace),
    );
    return await bundleWorkflowCode({ workflowsPath: join(copy, 'workflows', 'index.ts') });
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
