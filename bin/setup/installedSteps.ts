import { runStep } from './step.mjs';
import { provideProgramBundles } from './bundle/provideProgramBundles.js';
import { provideWorkflowBundle } from './bundle/provideWorkflowBundle.js';
import { generatePrismaClient } from './generatePrismaClient.js';
import { provideTemporalServer } from './temporal/provideTemporalServer.js';

/** The set-up steps that need the installed packages. Each prints its line; the first failure ends set-up. */
export async function runInstalledSteps(): Promise<void> {
  await runStep('Prisma client', generatePrismaClient);
  await runStep('Temporal server', provideTemporalServer);
  await runStep('workflow bundle', provideWorkflowBundle);
  await runStep('programs', provideProgramBundles);
}
