import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../setup/checkout.mjs';
import { runTool } from './runTool.js';

/** Our folders of code, in the order in which they lean on each other. */
export const CODE_FOLDERS = [
  'domain',
  'rules',
  'classification',
  'workflows',
  'activities',
  'services',
  'prisma',
  'api',
  'web',
  'cli',
  'mocks',
  'verifier',
  'bin',
  'bench',
  'test',
] as const;

/** An import that a rule forbids. */
export interface LayerViolation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
  readonly cycle?: readonly { readonly name: string }[];
}

/** What dependency-cruiser found: violations, and every module with what it imports. */
export interface Cruise {
  readonly violations: readonly LayerViolation[];
  readonly modules: readonly {
    readonly source: string;
    readonly dependencies: readonly { readonly resolved: string }[];
  }[];
  /** How to repair each rule, by its name. */
  readonly repairs: ReadonlyMap<string, string>;
}

interface CruiseReport {
  readonly modules: Cruise['modules'];
  readonly summary: {
    readonly violations: readonly LayerViolation[];
    readonly ruleSetUsed: { readonly forbidden: readonly { readonly name: string; readonly comment?: string }[] };
  };
}

/** Follows every import below a folder by the rules of `.dependency-cruiser.mjs`. */
export async function cruise(folder: string = checkout): Promise<Cruise> {
  const output = await runTool(
    'dependency-cruiser/bin/dependency-cruise.mjs',
    [
      '--config',
      join(checkout, '.dependency-cruiser.mjs'),
      '--output-type',
      'json',
      ...CODE_FOLDERS.filter((name) => existsSync(join(folder, name))),
    ],
    folder,
  );
  if (!output.stdout.startsWith('{')) throw new Error(`dependency-cruiser did not answer: ${output.stderr}`);
  const { modules, summary } = JSON.parse(output.stdout) as CruiseReport;
  const repairs = new Map(summary.ruleSetUsed.forbidden.map(({ name, comment = '' }) => [name, comment]));
  return { violations: summary.violations, modules, repairs };
}

let ofThisCheckout: Promise<Cruise> | undefined;

/** The same for this checkout, followed once per process. */
export function cruiseOnce(): Promise<Cruise> {
  ofThisCheckout ??= cruise();
  return ofThisCheckout;
}
