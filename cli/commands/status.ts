import type { Command } from 'commander';
import { findTarget, homeOf } from '../client/installationAccess.js';
import type { CliContext } from '../context.js';
import { layOut } from '../render/columns.js';

interface StatusOptions {
  home?: string;
  json?: boolean;
}

interface Readiness {
  status: string;
  checks: { name: string; ok: boolean; detail?: string }[];
}

/** `status`: what runs from a home, and whether it is ready. Fails (exit code 1) when it is not. */
export function addStatusCommand(program: Command, context: CliContext, fail: () => void): void {
  program
    .command('status')
    .description('say what runs, where, and whether it is ready')
    .option('--home <folder>', 'home of the installation (default: .portolan, or PORTOLAN_HOME)')
    .option('--json', 'print the result as JSON')
    .action(async (options: StatusOptions) => {
      const home = homeOf(context, options.home);
      const target = findTarget(home);
      const readiness = target === undefined ? undefined : await readReadiness(target.apiUrl);
      if (readiness?.status !== 'ready') fail();
      if (options.json === true) {
        return context.out(
          JSON.stringify(
            { home, running: target !== undefined, api: target?.apiUrl ?? null, readiness: readiness ?? null },
            null,
            2,
          ),
        );
      }
      if (target === undefined)
        return context.out(`Nothing runs from ${home}. Start it with: portolan up (or npm start).`);
      layOut(['Part', 'Address'], [['API', target.apiUrl], ...Object.entries(target.mocks)]).forEach(context.out);
      if (readiness === undefined) return context.out('The API does not answer; see the logs in the home.');
      readiness.checks.forEach(({ name, ok, detail }) =>
        context.out(`${ok ? 'ok    ' : 'FAILED'} ${name}${detail === undefined ? '' : `: ${detail}`}`),
      );
      context.out(readiness.status === 'ready' ? 'Ready.' : 'Not ready.');
    });
}

/** The API's own word; undefined when nothing answers. */
async function readReadiness(apiUrl: string): Promise<Readiness | undefined> {
  const response = await fetch(new URL('/readyz', apiUrl)).catch(() => undefined);
  return response === undefined ? undefined : ((await response.json()) as Readiness);
}
