import type { Command } from 'commander';
import { homeOf } from '../client/installationAccess.js';
import type { CliContext } from '../context.js';

interface DownOptions {
  home?: string;
  json?: boolean;
}

/** `down`: stops the installation that runs from a home, in good order. Open clearances go on at the next start. */
export function addDownCommand(program: Command, context: CliContext): void {
  program
    .command('down')
    .description('stop the running installation; open clearances go on at the next start')
    .option('--home <folder>', 'home of the installation (default: .portolan, or PORTOLAN_HOME)')
    .option('--json', 'print the result as JSON')
    .action((options: DownOptions) => down(context, options));
}

async function down(context: CliContext, options: DownOptions): Promise<void> {
  const { stopRunning } = await import('../../bin/supervise/leftovers.js');
  const { RunRecordFile } = await import('../../bin/supervise/runRecord.js');
  const home = homeOf(context, options.home);
  const stopped = await stopRunning(new RunRecordFile(home));
  if (options.json === true) return context.out(JSON.stringify({ home, stopped }));
  context.out(stopped ? `Stopped the installation of ${home}.` : `Nothing runs from ${home}.`);
}
