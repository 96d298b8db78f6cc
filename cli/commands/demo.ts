import { join } from 'node:path';
import type { Command } from 'commander';
import { findTarget, getTarget, homeOf } from '../client/installationAccess.js';
import { CliFault, type CliContext } from '../context.js';
import { runDemo } from '../demo/runDemo.js';
import { isAnswering } from '../client/isAnswering.js';
import { loadScenarios } from '../scenario/loadScenarios.js';
import type { Scenario } from '../scenario/schema.js';

interface DemoCommandOptions {
  home?: string;
  only?: string[];
  json?: boolean;
}

/** `demo`: carries the example parcels to their ends. Uses the running installation, else starts one and stops it again. */
export function addDemoCommand(program: Command, context: CliContext, fail: () => void): void {
  program
    .command('demo')
    .description('carry every example parcel to its end and say whether it was the expected one')
    .option('--home <folder>', 'home of the installation (default: .portolan, or PORTOLAN_HOME)')
    .option('--only <names...>', 'these scenarios only')
    .option('--json', 'print the results as JSON, and nothing else')
    .action(async (options: DemoCommandOptions) => {
      if (!(await demo(context, options))) fail();
    });
}

/** @returns whether every parcel reached its expected end */
async function demo(context: CliContext, options: DemoCommandOptions): Promise<boolean> {
  const home = homeOf(context, options.home);
  const scenarios = choose(loadScenarios(join(context.root, 'examples')), options.only);
  const print = options.json === true ? () => undefined : context.out;
  const stop = await provideInstallation(home, print);
  try {
    const target = getTarget(home);
    const results = await runDemo({ scenarios, target, print, colours: context.isTerminal && options.json !== true });
    if (options.json === true) context.out(JSON.stringify(results, null, 2));
    return results.every(({ passed }) => passed);
  } finally {
    await stop();
  }
}

function choose(scenarios: readonly Scenario[], only?: readonly string[]): Scenario[] {
  if (only === undefined) return [...scenarios];
  const unknown = only.filter((name) => !scenarios.some((scenario) => scenario.name === name));
  if (unknown.length > 0) {
    throw new CliFault(
      `There is no scenario ${unknown.join(', ')}; there are ${scenarios.map(({ name }) => name).join(', ')}.`,
    );
  }
  return scenarios.filter(({ name }) => only.includes(name));
}

/** Leaves a running installation as it is; else starts one and answers how to stop it. */
async function provideInstallation(home: string, print: (line: string) => void): Promise<() => Promise<void>> {
  const running = findTarget(home);
  if (running !== undefined && (await isAnswering(running.apiUrl))) {
    print(`Using the installation that runs at ${running.apiUrl}.`);
    return () => Promise.resolve();
  }
  const { startInstallation } = await import('../../bin/supervise/up.js');
  const installation = await startInstallation({
    home,
    onStep: ({ name, outcome, detail }) => print(`${name.padEnd(12)} ${outcome}: ${detail}`),
  });
  print('');
  return () => installation.stop();
}
