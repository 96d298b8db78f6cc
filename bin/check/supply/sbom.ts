import { z } from 'zod';
import { everythingSaid } from '../runTool.js';
import { nameAt, type Lock } from './lock.js';
import { runNpm } from './runNpm.js';

/** How the address of a package in npm's registry begins (purl). */
const BEFORE_NAME = 'pkg:npm/';

const Bill = z.object({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.string(),
  components: z.array(z.object({ version: z.string(), purl: z.string().startsWith(BEFORE_NAME) })),
});
/** A bill of materials in the form of CycloneDX, as far as it is looked at here. */
export type Bill = z.infer<typeof Bill>;

/**
 * The bill of materials of everything the lock names, development's tools included; needs no registry.
 * @throws Error with what npm said, when it makes none
 */
export async function makeBill(): Promise<{ text: string; bill: Bill }> {
  const output = await runNpm([
    'sbom',
    '--sbom-format=cyclonedx',
    '--sbom-type=application',
    '--package-lock-only',
    '--loglevel=error',
  ]);
  if (output.exitCode !== 0) throw new Error(`npm sbom ended with ${output.exitCode}: ${everythingSaid(output)}`);
  return { text: output.stdout, bill: Bill.parse(JSON.parse(output.stdout)) };
}

/** Packages of the lock that the bill does not name, and the other way round; each `name@version`, by the package's own name. */
export function compareBill({ components }: Bill, lock: Lock): { missing: string[]; unknown: string[] } {
  const billed = new Set(components.map(({ purl }) => decodeURIComponent(purl.slice(BEFORE_NAME.length))));
  const locked = new Set(Object.entries(lock).map(([path, entry]) => `${nameAt(path, entry)}@${entry.version}`));
  return {
    missing: [...locked].filter((one) => !billed.has(one)).sort(),
    unknown: [...billed].filter((one) => !locked.has(one)).sort(),
  };
}
