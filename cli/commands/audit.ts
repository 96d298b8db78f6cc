import type { Command } from 'commander';
import type { z } from 'zod';
import type { AuditVerification } from '../../api/contract/ops.js';
import { connect, withConnection, type ConnectionOptions } from '../client/connect.js';
import type { CliContext } from '../context.js';
import { layOut } from '../render/columns.js';

/** `audit verify`: walks every chain. Fails (exit code 1) when one is broken, and says which record. */
export function addAuditCommands(program: Command, context: CliContext, fail: () => void): void {
  const audit = program.command('audit').description('the record that cannot be changed unseen');
  withConnection(audit.command('verify'), 'operator')
    .description('verify every audit chain from its first record to its head')
    .action(async (options: ConnectionOptions) => {
      const { body } = await connect(context, options, 'operator').call('verifyAudit');
      const verification = body as z.infer<typeof AuditVerification>;
      if (!verification.ok) fail();
      if (options.json === true) return context.out(JSON.stringify(verification, null, 2));
      const rows = verification.chains.map(({ chain, records, ok, broken_at, why }) => [
        chain,
        String(records),
        ok ? 'whole' : `broken at record ${String(broken_at)}: ${why ?? ''}`,
      ]);
      layOut(['Chain', 'Records', 'Result'], rows).forEach(context.out);
    });
}
