import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { Assessment } from '../../api/contract/assessment.js';
import type { Act } from '../../api/contract/act.js';
import type { Declaration, DeclarationSummary, TimelineEntry } from '../../api/contract/declaration.js';
import { connect, withConnection, type ConnectionOptions } from '../client/connect.js';
import type { CliContext } from '../context.js';
import { readData } from '../contract/readData.js';
import { layOut } from '../render/columns.js';
import { createPaint } from '../render/paint.js';
import { assessmentLines, timelineLines } from '../render/timelineText.js';
import { readAll } from '../scenario/readAll.js';

interface ListOptions extends ConnectionOptions {
  csv?: boolean;
  output?: string;
  state?: string;
}

/** `submit FILE`, `declarations` and `track ID`: parcels as their exporter sees them. */
export function addDeclarationCommands(program: Command, context: CliContext): void {
  withConnection(program.command('submit <file>'), 'exporter')
    .description('submit the declaration in a JSON file (its data, or a whole scenario’s)')
    .action((file: string, options: ConnectionOptions) => submit(context, file, options));
  withConnection(program.command('declarations'), 'exporter')
    .description('list declarations, newest first; with --csv as a table for a spreadsheet')
    .option('--state <state>', 'only those in this state, such as PAYMENT_DUE')
    .option('--csv', 'CSV, in which no text is taken for a formula')
    .option('--output <path>', 'file to write the CSV to (default: print it)')
    .action((options: ListOptions) => list(context, options));
  withConnection(program.command('track <id>'), 'customs_officer')
    .description('print what happened to a declaration, who decided it and why')
    .action((id: string, options: ConnectionOptions) => track(context, id, options));
}

async function submit(context: CliContext, file: string, options: ConnectionOptions): Promise<void> {
  const client = connect(context, options, 'exporter');
  const draft = (await client.call('createDeclaration', { body: { data: readData(file) } })).body as Declaration;
  const { body } = await client.call('submitDeclaration', { path: { declaration_id: draft.id } });
  const act = body as Act;
  if (options.json === true) return context.out(JSON.stringify(act, null, 2));
  context.out(`${draft.id} is ${act.state}. Follow it with: portolan track ${draft.id}`);
}

async function list(context: CliContext, options: ListOptions): Promise<void> {
  const client = connect(context, options, 'exporter');
  const query: Record<string, string> = options.state === undefined ? {} : { state: options.state };
  if (options.csv === true) {
    const table = (await client.call('exportDeclarations', { query })).body as Uint8Array;
    if (options.output === undefined) return context.out(Buffer.from(table).toString('utf8').trimEnd());
    writeFileSync(options.output, table);
    return context.out(`${table.byteLength} bytes are in ${options.output}.`);
  }
  const declarations = await readAll<DeclarationSummary>(client, 'listDeclarations', { query });
  if (options.json === true) return context.out(JSON.stringify(declarations, null, 2));
  const rows = declarations.map(({ id, state, flags, invoice_number: invoice, created_at: createdAt }) => [
    id,
    state,
    flags.join(' '),
    invoice ?? '',
    createdAt,
  ]);
  layOut(['declaration', 'state', 'flags', 'invoice', 'created'], rows).forEach(context.out);
}

async function track(context: CliContext, id: string, options: ConnectionOptions): Promise<void> {
  const client = connect(context, options, 'customs_officer');
  const path = { declaration_id: id };
  const declaration = (await client.call('getDeclaration', { path })).body as Declaration;
  const timeline = await readAll<TimelineEntry>(client, 'getTimeline', { path });
  const assessments = await readAll<Assessment>(client, 'listAssessments', { path });
  if (options.json === true) return context.out(JSON.stringify({ declaration, timeline, assessments }, null, 2));
  const paint = createPaint(context.isTerminal);
  const beganAt = Date.parse(timeline[0]?.at ?? declaration.created_at);
  timeline.flatMap((entry) => timelineLines(entry, Date.parse(entry.at) - beganAt, paint)).forEach(context.out);
  assessments
    .slice(-1)
    .flatMap((assessment) => assessmentLines(assessment, paint))
    .forEach(context.out);
  const { state, flags, mrn, s10 } = declaration;
  context.out(
    `${id} is ${state}${flags.length > 0 ? ` (${flags.join(', ')})` : ''}; MRN ${mrn ?? 'none'}, S10 ${s10 ?? 'none'}.`,
  );
}
