import type { Command } from 'commander';
import type { z } from 'zod';
import type { Operation, ParkedStep } from '../../api/contract/ops.js';
import { connect, withConnection, type ConnectionOptions } from '../client/connect.js';
import { CliFault, type CliContext } from '../context.js';
import { layOut } from '../render/columns.js';
import { readAll } from '../scenario/readAll.js';

type Resolution = 'retry' | 'override' | 'skip' | 'abort';

const RESOLUTIONS: Readonly<Record<Resolution, string>> = {
  retry: 'try the step again, under the same key',
  override: 'go on with a value got another way, such as an MRN by phone (--value mrn=…)',
  skip: 'go on without the step, where the law allows it',
  abort: 'end the clearance and undo what can be undone',
};

/** `ops`: parked steps and what may be done about them. */
export function addOperationCommands(program: Command, context: CliContext): void {
  const ops = program.command('ops').description('parked steps: look, resolve, sign');
  withConnection(ops.command('stuck'), 'operator')
    .description('list parked steps, the longest parked first, with cause and recommended action')
    .action((options: ConnectionOptions) => listStuck(context, options));
  for (const [action, description] of Object.entries(RESOLUTIONS) as [Resolution, string][]) {
    withConnection(ops.command(`${action} <step>`), 'operator')
      .description(description)
      .requiredOption('--reason <text>', 'why; kept and shown in the timeline')
      .option('--value <name=value...>', 'with override: what the step would have answered')
      .action((id: string, options: ConnectionOptions & { reason: string; value?: string[] }) =>
        resolve(context, id, action, options),
      );
  }
  withConnection(ops.command('sign <operation>'), 'second_operator')
    .description('sign what another operator proposed')
    .requiredOption('--reason <text>', 'why; kept with the signature')
    .action((id: string, options: ConnectionOptions & { reason: string }) => sign(context, id, options));
}

async function listStuck(context: CliContext, options: ConnectionOptions): Promise<void> {
  const steps = await readAll<z.infer<typeof ParkedStep>>(connect(context, options, 'operator'), 'listStuck');
  if (options.json === true) return context.out(JSON.stringify(steps, null, 2));
  if (steps.length === 0) return context.out('Nothing is parked.');
  const rows = steps.map(({ id, since, step, counterparty, code, attempts, recommended, actions }) => [
    id,
    since.slice(0, 19).replace('T', ' '),
    step,
    `${counterparty} ${code}`,
    String(attempts),
    `${recommended} (of ${actions.join(', ')})`,
  ]);
  layOut(['Step', 'Since', 'What', 'Cause', 'Tries', 'Recommended'], rows).forEach(context.out);
}

async function resolve(
  context: CliContext,
  id: string,
  action: Resolution,
  options: ConnectionOptions & { reason: string; value?: string[] },
): Promise<void> {
  const body = {
    parked_step_id: id,
    action,
    reason: options.reason,
    ...(options.value === undefined ? {} : { value: readValue(options.value) }),
  };
  const answer = await connect(context, options, 'operator').call('createOperation', { body });
  tell(context, answer.body as z.infer<typeof Operation>, options);
}

function readValue(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [, name, value] = /^([a-z_0-9]+)=(.+)$/.exec(pair) ?? [];
      if (name === undefined || value === undefined) throw new CliFault(`--value takes name=value, not ${pair}.`);
      return [name, value];
    }),
  );
}

async function sign(context: CliContext, id: string, options: ConnectionOptions & { reason: string }): Promise<void> {
  const client = connect(context, options, 'second_operator');
  const answer = await client.call('signOperation', { path: { operation_id: id }, body: { reason: options.reason } });
  tell(context, answer.body as z.infer<typeof Operation>, options);
}

function tell(context: CliContext, operation: z.infer<typeof Operation>, { json }: ConnectionOptions): void {
  if (json === true) return context.out(JSON.stringify(operation, null, 2));
  if (operation.status !== 'awaiting_signature')
    return context.out(`${operation.action} of ${operation.declaration_id} is ${operation.status}.`);
  context.out(`${operation.id} waits for a second signature: ${operation.signature_rule?.explanation ?? ''}`);
  context.out(`Another operator signs with: portolan ops sign ${operation.id} --as second_operator --reason "…"`);
}
