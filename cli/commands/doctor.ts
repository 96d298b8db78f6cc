import type { Command } from 'commander';
import { homeOf } from '../client/installationAccess.js';
import type { CliContext } from '../context.js';

interface DoctorOptions {
  home?: string;
  json?: boolean;
}

/** `doctor`: looks at everything an installation needs. Fails (exit code 1) when something is not well, and says the fix. */
export function addDoctorCommand(program: Command, context: CliContext, fail: () => void): void {
  program
    .command('doctor')
    .description('look at everything an installation needs, and say what to do where something is not well')
    .option('--home <folder>', 'home of the installation (default: .portolan, or PORTOLAN_HOME)')
    .option('--json', 'print the result as JSON')
    .action(async (options: DoctorOptions) => {
      const { doctor } = await import('../../bin/supervise/doctor.js');
      const findings = await doctor(homeOf(context, options.home));
      if (findings.some(({ ok }) => !ok)) fail();
      if (options.json === true) return context.out(JSON.stringify(findings, null, 2));
      for (const { name, ok, found, fix } of findings) {
        context.out(`${ok ? 'ok    ' : 'FAILED'} ${name}: ${found}`);
        if (fix !== undefined) context.out(`       Fix: ${fix}.`);
      }
    });
}
