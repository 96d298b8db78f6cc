import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkout, setupFolder } from '../checkout.mjs';
import { findStamp, hashPaths, recordStamp } from '../stamps.mjs';
import { SetupFailure, type StepResult } from '../step.mjs';

const step = 'workflow-bundle';

/** The bundle that set-up prepares, so that a worker need not run webpack when it starts. */
export const workflowBundleFile = join(setupFolder, 'build', 'workflow-bundle.js');

/** Builds the workflow bundle, unless it was made from these sources by this SDK. */
export async function provideWorkflowBundle(): Promise<StepResult> {
  const sources = [join(checkout, 'workflows'), join(checkout, 'domain'), join(checkout, 'bin', 'setup', 'bundle')];
  const hash = hashPaths([...sources, join(checkout, 'node_modules', '@temporalio', 'worker', 'package.json')]);
  if (existsSync(workflowBundleFile) && findStamp(step) === hash)
    return { outcome: 'reused', detail: 'fits workflows/ and domain/' };
  const entry = join(checkout, 'workflows', 'index.ts');
  if (!existsSync(entry)) throw new SetupFailure('workflows/index.ts is missing', 'restore it from the repository');
  // webpack takes a while to load, so it is loaded only when there is something to build.
  const { buildWorkflowBundle, UnsoundBundle } = await import('./buildWorkflowBundle.js');
  try {
    const { code, modules } = await buildWorkflowBundle(entry);
    mkdirSync(dirname(workflowBundleFile), { recursive: true });
    const next = `${workflowBundleFile}.${process.pid}`;
    writeFileSync(next, code);
    renameSync(next, workflowBundleFile);
    recordStamp(step, hash);
    return { outcome: 'done', detail: `${modules.length} modules, ${Math.round(code.length / 1024)} KB` };
  } catch (error) {
    if (error instanceof UnsoundBundle)
      throw new SetupFailure(
        error.message,
        'remove the import that brings it in; workflow code takes only domain/ and @temporalio/workflow',
      );
    throw error;
  }
}
