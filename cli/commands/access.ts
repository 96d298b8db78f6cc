import type { Command } from 'commander';
import type { AccessRecord } from '../../api/contract/audit.js';
import { connect, withConnection, type ConnectionOptions } from '../client/connect.js';
import type { CliContext } from '../context.js';
import { layOut } from '../render/columns.js';
import { readAll } from '../scenario/readAll.js';

/** `access`: who of the authorities and of the operator looked at the cases of a firm. */
export function addAccessCommand(program: Command, context: CliContext): void {
  withConnection(program.command('access'), 'exporter')
    .description('list who looked at the cases of your firm, the latest hour first')
    .option('--declaration <id>', 'of one declaration alone')
    .action(async (options: ConnectionOptions & { declaration?: string }) => {
      const { declaration } = options;
      const query: Record<string, string> = declaration === undefined ? {} : { declaration_id: declaration };
      const records = await readAll<AccessRecord>(connect(context, options, 'exporter'), 'listAccessRecords', {
        query,
      });
      if (options.json === true) return context.out(JSON.stringify(records, null, 2));
      if (records.length === 0) return context.out('Nobody looked.');
      const rows = records.map(({ first_at, person_id, role, agency, declaration_id, operations }) => [
        first_at,
        agency === null ? role : `${role} ${agency}`,
        person_id,
        declaration_id,
        operations.join(' '),
      ]);
      layOut(['From', 'Role', 'Person', 'Declaration', 'Looked at'], rows).forEach(context.out);
    });
}
