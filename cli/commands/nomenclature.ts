import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import type { z } from 'zod';
import type { NomenclatureCheck, NomenclatureImport } from '../../api/contract/hs.js';
import { connect, withConnection, type ConnectionOptions } from '../client/connect.js';
import { CliFault, type CliContext } from '../context.js';

interface ImportOptions extends ConnectionOptions {
  edition?: string;
  correlation?: boolean;
}

/** `nomenclature import|check`: bring an edition of the Harmonised System in, and hold the country packs against it. */
export function addNomenclatureCommands(program: Command, context: CliContext, fail: () => void): void {
  const nomenclature = program.command('nomenclature').description('editions of the Harmonised System');
  withConnection(nomenclature.command('import <file>'), 'operator')
    .description('import an edition, or the table between HS 2017 and HS 2022, from a CSV file; whole or not at all')
    .option('--edition <year>', 'the edition that the file holds: 2017 or 2022')
    .option('--correlation', 'the file is the table between HS 2017 and HS 2022')
    .action((file: string, options: ImportOptions) => importFile(context, file, options));
  withConnection(nomenclature.command('check'), 'operator')
    .description('name the codes of country packs that an edition lacks, or that were split or renumbered')
    .action((options: ConnectionOptions) => check(context, options, fail));
}

async function importFile(context: CliContext, file: string, options: ImportOptions): Promise<void> {
  if (!existsSync(file)) throw new CliFault(`There is no file ${file}.`);
  if ((options.edition === undefined) === (options.correlation !== true))
    throw new CliFault('Say what the file holds: --edition 2022, --edition 2017 or --correlation.');
  const fields: Record<string, string> =
    options.edition === undefined ? { kind: 'correlation' } : { kind: 'edition', edition: options.edition };
  const upload = { fields, fileName: basename(file), content: readFileSync(file), mediaType: 'text/csv' };
  const { body } = await connect(context, options, 'operator').call('importNomenclature', { upload });
  const done = body as z.infer<typeof NomenclatureImport>;
  if (options.json === true) return context.out(JSON.stringify(done, null, 2));
  context.out(
    done.unchanged
      ? `${done.id} holds this already: nothing was changed.`
      : `${done.id} now holds ${done.rows} rows of ${done.source_name}.`,
  );
}

async function check(context: CliContext, options: ConnectionOptions, fail: () => void): Promise<void> {
  const { body } = await connect(context, options, 'operator').call('checkNomenclature');
  const checked = body as z.infer<typeof NomenclatureCheck>;
  if (checked.findings.length > 0) fail();
  if (options.json === true) return context.out(JSON.stringify(checked, null, 2));
  const found = { not_in_edition: 'is not in', renumbered: 'was renumbered since', split: 'was split since' } as const;
  checked.findings.forEach(({ code, edition, where, finding, candidates }) =>
    context.out(
      `${where}: ${code} ${found[finding]} HS ${edition}${candidates.length === 0 ? '' : `; look at ${candidates.join(', ')}`}`,
    ),
  );
  context.out(`${checked.codes} codes of country packs, ${checked.findings.length} findings. Not checked:`);
  checked.not_checked.forEach((what) => context.out(`  ${what}`));
}
