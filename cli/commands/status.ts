import type { Command } from 'commander';
import { homeOf } from '../client/installationAccess.js';
import type { CliContext } from '../context.js';
import { layOut } from '../render/columns.js';

interface StatusOptions {
  home?: string;
  json?: boolean;
}

/** `status`: what runs from a home, and whether it is ready. Fails (exit code 1) when it is not. */
export function addStatusCommand(program: Command, context: CliContext, fail: () => void): void {
  program
    .command('status')
    .description('say what runs, where, and whether it is ready')
    .option('--home <folder>', 'home of the installation (default: .portolan, or PORTOLAN_HOME)')
    .option('--json', 'print the result as JSON')
    .action((options: StatusOptions) => tellStatus(context, options, fail));
}

async function tellStatus(context: CliContext, options: StatusOptions, fail: () => void): Promise<void> {
  const { statusOf } = await import('../../bin/supervise/status.js');
  const home = homeOf(context, options.home);
  const status = await statusOf(home);
  const ended = status.processes.filter(({ running }) => !running);
  const ready = status.running && status.apiReady === true && ended.length === 0;
  if (!ready) fail();
  if (options.json === true) return context.out(JSON.stringify({ ...status, ready }, null, 2));
  if (!status.running) return context.out(`Nothing runs from ${home}. Start it with: portolan up (or npm start).`);
  const addresses = {
    ...status.addresses,
    ...(status.temporalAddress === undefined ? {} : { temporal: status.temporalAddress }),
  };
  layOut(['Part', 'Address'], Object.entries(addresses)).forEach(context.out);
  context.out('');
  const rows = status.processes.map(({ name, pid, running }) => [name, String(pid), running ? 'runs' : 'has ended']);
  layOut(['Process', 'Id', 'Stands'], rows).forEach(context.out);
  context.out('');
  context.out(ready ? `Ready, since ${String(status.startedAt)}.` : `Not ready; see ${home}/logs.`);
}
