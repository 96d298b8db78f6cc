import { confirm } from '@clack/prompts';
import type { Command } from 'commander';
import { homeOf } from '../client/installationAccess.js';
import { CliFault, type CliContext } from '../context.js';

interface ResetOptions {
  home?: string;
  yes?: boolean;
  json?: boolean;
}

/** `reset`: throws an installation's state away. Asks first when a person looks at it. */
export function addResetCommand(program: Command, context: CliContext): void {
  program
    .command('reset')
    .description("throw an installation's data, logs and passwords away; the next start founds a new one")
    .option('--home <folder>', 'home of the installation (default: .portolan, or PORTOLAN_HOME)')
    .option('--yes', 'do not ask')
    .option('--json', 'print the result as JSON')
    .action((options: ResetOptions) => reset(context, options));
}

async function reset(context: CliContext, options: ResetOptions): Promise<void> {
  const home = homeOf(context, options.home);
  if (context.isTerminal && options.yes !== true && options.json !== true) {
    const answer = await confirm({ message: `Throw away everything in ${home}?`, initialValue: false });
    if (answer !== true) throw new CliFault('Nothing was thrown away.');
  }
  const { resetInstallation } = await import('../../bin/supervise/reset.js');
  const deleted = await resetInstallation(home);
  if (options.json === true) return context.out(JSON.stringify({ home, deleted }, null, 2));
  context.out(deleted.length === 0 ? `There was nothing in ${home}.` : `Thrown away: ${deleted.join(', ')}.`);
}
