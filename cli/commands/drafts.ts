import type { Command } from 'commander';
import type { Template, TemplateSummary, DerivedDraft, KeptTemplate } from '../../api/contract/template.js';
import { connect, withConnection, type ConnectionOptions } from '../client/connect.js';
import type { CliContext } from '../context.js';
import { readBody } from '../contract/readBody.js';
import { readData } from '../contract/readData.js';
import { layOut } from '../render/columns.js';
import { readAll } from '../scenario/readAll.js';

interface DeriveOptions extends ConnectionOptions {
  set?: string[];
}

const SET = '--set <pointer=value...>';

/** `copy` and `template`: drafts that begin with something that is there already. */
export function addDraftCommands(program: Command, context: CliContext): void {
  withConnection(program.command('copy <declaration>'), 'exporter')
    .description('make a new draft of a declaration of your own; says what was left out')
    .option(SET, 'what is different this time, such as /invoice/number=ING-2')
    .action((id: string, options: DeriveOptions) =>
      derive(context, options, 'copyDeclaration', { declaration_id: id }),
    );
  const template = program.command('template').description('your firm’s own beginnings of declarations');
  withConnection(template.command('keep <name> <source>'), 'exporter')
    .description('keep a template of a declaration, or of the data in a JSON file')
    .action((name: string, source: string, options: ConnectionOptions) => keep(context, name, source, options));
  withConnection(template.command('list'), 'exporter')
    .description('list the templates of your firm, newest first')
    .action((options: ConnectionOptions) => list(context, options));
  withConnection(template.command('use <template>'), 'exporter')
    .description('make a draft from a template')
    .option(SET, 'what is different this time, such as /invoice/number=ING-2')
    .action((id: string, options: DeriveOptions) =>
      derive(context, options, 'createDraftFromTemplate', { template_id: id }),
    );
  withConnection(template.command('delete <template>'), 'exporter')
    .description('delete a template; drafts made from it stay')
    .action(async (id: string, options: ConnectionOptions) => {
      await connect(context, options, 'exporter').call('deleteTemplate', { path: { template_id: id } });
      context.out(options.json === true ? 'null' : `${id} is deleted.`);
    });
}

async function derive(
  context: CliContext,
  options: DeriveOptions,
  operationId: string,
  path: Record<string, string>,
): Promise<void> {
  const set = (options.set ?? []).map((pair) => `/data${pair}`);
  const { body } = await connect(context, options, 'exporter').call(operationId, { path, body: readBody({ set }, {}) });
  const draft = body as DerivedDraft;
  if (options.json === true) return context.out(JSON.stringify(draft, null, 2));
  tellLeftOut(context, draft);
  context.out(
    `${draft.id} is a draft with ${draft.faults.length} faults, deleted on ${draft.expires_at?.slice(0, 10) ?? 'no day'}.`,
  );
  draft.faults.forEach(({ pointer, message }) => context.out(`  ${pointer}: ${message}`));
  context.out(`Submit it with: portolan act ${draft.id} submit`);
}

async function keep(context: CliContext, name: string, source: string, options: ConnectionOptions): Promise<void> {
  const from = source.startsWith('dec_') ? { declaration_id: source } : { data: readData(source) };
  const { body } = await connect(context, options, 'exporter').call('createTemplate', { body: { name, ...from } });
  const template = body as KeptTemplate;
  if (options.json === true) return context.out(JSON.stringify(template, null, 2));
  tellLeftOut(context, template);
  context.out(`${template.id} is kept. Make a draft from it with: portolan template use ${template.id}`);
}

const tellLeftOut = ({ out }: CliContext, { left_out }: Pick<DerivedDraft, 'left_out'>): void =>
  left_out.forEach(({ pointer, why }) => out(`Left out ${pointer}: ${why}`));

async function list(context: CliContext, options: ConnectionOptions): Promise<void> {
  const templates = await readAll<TemplateSummary>(connect(context, options, 'exporter'), 'listTemplates');
  if (options.json === true) return context.out(JSON.stringify(templates, null, 2));
  if (templates.length === 0) return context.out('There are no templates.');
  const corridorOf = ({ corridor }: Pick<Template, 'corridor'>): string =>
    `${corridor.origin ?? '?'} to ${corridor.destination ?? '?'}`;
  const rows = templates.map((row) => [row.id, corridorOf(row), row.updated_at.slice(0, 10), row.name]);
  layOut(['Template', 'Corridor', 'Changed', 'Name'], rows).forEach(context.out);
}
