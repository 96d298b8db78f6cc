import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import type { ProgramName } from '../../supervise/processNames.js';
import { checkout, setupFolder } from '../checkout.mjs';
import { findStamp, hashPaths, recordStamp } from '../stamps.mjs';
import type { StepResult } from '../step.mjs';

const step = 'programs';
const folder = join(setupFolder, 'build', 'programs');
const programs: readonly ProgramName[] = ['api', 'worker', 'mocks'];

/** Everything of ours that a program can load, and what the packages it loads were installed from. */
const sources = [
  ...['activities', 'api', 'bin', 'classification', 'domain', 'mocks', 'prisma', 'rules', 'services', 'workflows'],
  'package-lock.json',
].map((name) => join(checkout, name));

let hashOfSources: string | undefined;
/** Of the sources as they are; they are read once in the life of a process, and before anything is made from them. */
const hashOnce = (): string => (hashOfSources ??= hashPaths(sources));

/**
 * Node arguments that start a program: its bundle, which loads several times faster, where that was made from the sources
 * as they are now; otherwise the sources themselves, so that nobody ever runs another program than the one he reads.
 * @param fits whether the bundles were made from these sources
 */
export function programArguments(program: ProgramName, fits = bundlesFit()): string[] {
  return fits
    ? ['--enable-source-maps', join(folder, `${program}.mjs`)]
    : ['--import', 'tsx', join(checkout, 'bin', `${program}.ts`)];
}

/** Were the bundles made from the sources as they are? */
export function bundlesFit(stamp = findStamp(step)): boolean {
  return stamp === hashOnce() && programs.every((program) => existsSync(join(folder, `${program}.mjs`)));
}

/** Bundles our own modules of each program; packages stay where they are. */
export async function provideProgramBundles(): Promise<StepResult> {
  if (bundlesFit()) return { outcome: 'reused', detail: 'fit their sources' };
  // esbuild takes a moment to load, so it is loaded only when there is something to build.
  const { build } = await import('esbuild');
  const { metafile } = await build({
    entryPoints: programs.map((program) => join(checkout, 'bin', `${program}.ts`)),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    plugins: [leaveThePlace],
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'linked',
    keepNames: true,
    metafile: true,
    logLevel: 'warning',
  });
  recordStamp(step, hashOnce());
  return { outcome: 'done', detail: `${programs.join(', ')} from ${Object.keys(metafile.inputs).length} modules` };
}

/** The one module that says where the checkout lies is loaded from its own place. */
const leaveThePlace: Plugin = {
  name: 'leave the place',
  setup: (build) => {
    build.onResolve({ filter: /\/checkout\.mjs$/ }, () => ({
      path: '../../../bin/setup/checkout.mjs',
      external: true,
    }));
  },
};
