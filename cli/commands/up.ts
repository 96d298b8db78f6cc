import { Option, type Command } from 'commander';
import { homeOf, getTarget } from '../client/installationAccess.js';
import type { CliContext } from '../context.js';
import { layOut } from '../render/columns.js';

interface UpOptions {
  home?: string;
  workers: string;
  apis: string;
  temporal: string;
  json?: boolean;
}

/** `up`: starts everything and stays until it is told to stop (Ctrl-C, or `portolan down` elsewhere). */
export function addUpCommand(program: Command, context: CliContext): void {
  program
    .command('up')
    .description('start PostgreSQL, Temporal, counterparties, API and worker; Ctrl-C stops all of it')
    .option('--home <folder>', 'home of the installation (default: .portolan, or PORTOLAN_HOME)')
    .option('--workers <number>', 'how many workers', '1')
    .option('--apis <number>', 'how many APIs', '1')
    .addOption(
      new Option('--temporal <store>', "where Temporal keeps its store: a file, or the installation's PostgreSQL")
        .choices(['file', 'postgresql'])
        .default('file'),
    )
    .option('--json', 'print addresses and tokens as JSON')
    .action((options: UpOptions) => up(context, options));
}

async function up(context: CliContext, options: UpOptions): Promise<void> {
  const { startInstallation } = await import('../../bin/supervise/up.js');
  const home = homeOf(context, options.home);
  const told = new Promise<void>((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop());
  });
  const installation = await startInstallation({
    home,
    workers: Number(options.workers),
    apis: Number(options.apis),
    temporal: options.temporal === 'postgresql' ? 'postgresql' : 'file',
    onStep: ({ name, outcome, detail }) =>
      options.json !== true && context.out(`${name.padEnd(12)} ${outcome}: ${detail}`),
  });
  try {
    const failed = new Promise<string>((end) => {
      installation.onUnexpectedEnd = (name, how) =>
        end(`${name} ended unexpectedly (${how}); see ${home}/logs/${name}.log`);
    });
    tell(context, home, options);
    const why = await Promise.race([told, failed]);
    if (typeof why === 'string') throw new Error(why);
  } finally {
    if (options.json !== true) context.out('Stopping.');
    await installation.stop();
  }
}

function tell(context: CliContext, home: string, options: UpOptions): void {
  const target = getTarget(home);
  if (options.json === true) return context.out(JSON.stringify(target));
  context.out('');
  for (const url of target.apiUrls ?? [target.apiUrl])
    context.out(`API            ${url}   (description at /openapi.json, docs at /docs, sign in at /sign-in)`);
  for (const [name, url] of Object.entries(target.mocks)) context.out(`${name.padEnd(14)} ${url}`);
  context.out('');
  layOut(['Person', 'Token'], Object.entries(target.tokens)).forEach(context.out);
  context.out('');
  context.out(
    'Try: portolan submit examples/data/roasted-coffee.json, portolan tasks, portolan ops stuck. Ctrl-C stops everything.',
  );
}
