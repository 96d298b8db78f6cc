#!/usr/bin/env node
/**
 * Set-up: `node bin/setup/run.mjs`. Prepares a fresh clone and costs next to nothing when there is nothing to do.
 * The first steps are plain JavaScript, since nothing is installed yet; the rest is TypeScript, loaded once it can be.
 */
import { mkdirSync } from 'node:fs';
import { setupFolder } from './checkout.mjs';
import { installDependencies } from './dependencies.mjs';
import { checkNatives } from './natives.mjs';
import { checkNodeVersion } from './nodeVersion.mjs';
import { loadDotEnv } from './dotEnv.mjs';
import { runStep } from './step.mjs';
import { withSetupLock } from './setupLock.mjs';

loadDotEnv();
mkdirSync(setupFolder, { recursive: true });
try {
  await withSetupLock(async () => {
    await runStep('Node', () => checkNodeVersion());
    await runStep('npm packages', () => installDependencies());
    await runStep('machine code', () => checkNatives());
    const { tsImport } = await import('tsx/esm/api');
    const { runInstalledSteps } = await tsImport('./installedSteps.ts', import.meta.url);
    await runInstalledSteps();
  });
} catch {
  // The step that failed has printed why and what to do.
  process.exitCode = 1;
}
