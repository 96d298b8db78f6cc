import type { Command } from 'commander';
import type { Act } from '../../api/contract/act.js';
import type { InspectionResult } from '../../api/contract/inspection.js';
import type { Task, TaskDecisionBody } from '../../api/contract/task.js';
import { connect, withConnection, type ConnectionOptions } from '../client/connect.js';
import { CliFault, type CliContext } from '../context.js';
import { layOut } from '../render/columns.js';
import { tellAct } from '../render/tellAct.js';
import { readAll } from '../scenario/readAll.js';

interface InspectOptions extends ConnectionOptions {
  reason: string;
  line?: string;
  netGrams?: string;
  grossGrams?: string;
  quantity?: string;
  notes?: string;
}

const SECOND_OFFICER = 'second_customs_officer';

/** `tasks`, `approve`, `inspect`, `results` and `sign`: an officer's queue and decisions. */
export function addOfficerCommands(program: Command, context: CliContext): void {
  withConnection(program.command('tasks'), 'customs_officer')
    .description('list the work queue of a person')
    .action((options: ConnectionOptions) => listTasks(context, options));
  withConnection(program.command('approve <task>'), 'customs_officer')
    .description('accept the documents, or grant the permit, that a task is about')
    .requiredOption('--reason <text>', 'why; kept and shown in the timeline')
    .action((id: string, options: ConnectionOptions & { reason: string }) => approve(context, id, options));
  withConnection(program.command('inspect <inspection>'), 'customs_officer')
    .description('record the result of an inspection; without a finding, what was declared was found')
    .requiredOption('--reason <text>', 'why; kept and shown in the timeline')
    .option('--line <number>', 'item that was found otherwise')
    .option('--net-grams <grams>', 'its net weight as found')
    .option('--quantity <number>', 'its quantity as found')
    .option('--gross-grams <grams>', 'gross weight of the parcel as found')
    .option('--notes <text>', 'what else was seen')
    .action((id: string, options: InspectOptions) => inspect(context, id, options));
  withConnection(program.command('results'), SECOND_OFFICER)
    .description('list the results of inspections that wait for a second officer')
    .action((options: ConnectionOptions) => listResults(context, options));
  withConnection(program.command('sign <result>'), SECOND_OFFICER)
    .description('sign the result of an inspection that another officer proposed')
    .requiredOption('--reason <text>', 'why; kept with the signature')
    .action((id: string, options: ConnectionOptions & { reason: string }) => sign(context, id, options));
}

async function listTasks(context: CliContext, options: ConnectionOptions): Promise<void> {
  const tasks = await readAll<Task>(connect(context, options, 'customs_officer'), 'listTasks');
  if (options.json === true) return context.out(JSON.stringify(tasks, null, 2));
  if (tasks.length === 0) return context.out('Nothing waits.');
  const rows = tasks.map(({ id, kind, due_at, title, decisions }) => [
    id,
    kind,
    due_at ?? '',
    decisions.join(' '),
    title,
  ]);
  layOut(['Task', 'Kind', 'Due', 'Decisions', 'Title'], rows).forEach(context.out);
}

async function approve(
  context: CliContext,
  id: string,
  options: ConnectionOptions & { reason: string },
): Promise<void> {
  const client = connect(context, options, 'customs_officer');
  const task = (await client.call('getTask', { path: { task_id: id } })).body as Task;
  const decision = task.decisions.find((candidate) => candidate === 'accept' || candidate === 'grant');
  if (decision === undefined) {
    throw new CliFault(
      `${id} (${task.kind}) takes no approval now; it takes ${task.decisions.join(', ') || 'no decision of yours'}.`,
    );
  }
  const body: TaskDecisionBody = { decision, reason: options.reason };
  const answer = await client.call('decideTask', { path: { task_id: id }, body });
  tellAct(context, answer.body as Act, options);
}

async function inspect(context: CliContext, id: string, options: InspectOptions): Promise<void> {
  const finding = {
    ...(options.netGrams === undefined ? {} : { net_weight_grams: wholeNumber(options.netGrams, '--net-grams') }),
    ...(options.quantity === undefined ? {} : { quantity: options.quantity }),
  };
  const isFinding = Object.keys(finding).length > 0;
  if (isFinding && options.line === undefined) throw new CliFault('Say with --line which item was found otherwise.');
  const body = {
    found: isFinding ? [{ line: wholeNumber(options.line ?? '', '--line'), ...finding }] : [],
    ...(options.grossGrams === undefined
      ? {}
      : { gross_weight_grams: wholeNumber(options.grossGrams, '--gross-grams') }),
    ...(options.notes === undefined ? {} : { notes: options.notes }),
    reason: options.reason,
  };
  const client = connect(context, options, 'customs_officer');
  const answer = await client.call('recordInspection', { path: { inspection_id: id }, body });
  if (answer.status === 201) return tellResult(context, answer.body as InspectionResult, options);
  tellAct(context, answer.body as Act, options);
}

async function listResults(context: CliContext, options: ConnectionOptions): Promise<void> {
  const query = { status: 'awaiting_signature' };
  const client = connect(context, options, SECOND_OFFICER);
  const results = await readAll<InspectionResult>(client, 'listInspectionResults', { query });
  if (options.json === true) return context.out(JSON.stringify(results, null, 2));
  if (results.length === 0) return context.out('Nothing waits for a second officer.');
  const rows = results.map(({ id, declaration_id, expires_at, reason }) => [id, declaration_id, expires_at, reason]);
  layOut(['Result', 'Declaration', 'Sign until', 'Reason'], rows).forEach(context.out);
}

async function sign(context: CliContext, id: string, options: ConnectionOptions & { reason: string }): Promise<void> {
  const client = connect(context, options, SECOND_OFFICER);
  const body = { reason: options.reason };
  const answer = await client.call('signInspectionResult', { path: { result_id: id }, body });
  tellResult(context, answer.body as InspectionResult, options);
}

function tellResult(context: CliContext, result: InspectionResult, { json }: ConnectionOptions): void {
  if (json === true) return context.out(JSON.stringify(result, null, 2));
  if (result.status !== 'awaiting_signature')
    return context.out(`The result for ${result.declaration_id} is ${result.status}.`);
  context.out(`${result.id} waits for a second signature: ${result.signature_rule?.explanation ?? ''}`);
  context.out(`Another officer signs with: portolan sign ${result.id} --as ${SECOND_OFFICER} --reason "…"`);
  context.out(`It lapses at ${result.expires_at}; after that the result may be given anew.`);
}

function wholeNumber(text: string, option: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new CliFault(`${option} takes a whole number, not ${text}.`);
  return Number(text);
}
