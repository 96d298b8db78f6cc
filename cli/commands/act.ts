import type { Command } from 'commander';
import { Act } from '../../api/contract/act.js';
import type { Operation } from '../../api/contract/operation.js';
import { connect, withConnection, type ConnectionOptions } from '../client/connect.js';
import { CliFault, type CliContext } from '../context.js';
import { withBody } from '../contract/addOperationCommand.js';
import { actionOf, CALLED_OPERATIONS, personOf } from '../contract/commandNames.js';
import { readBody, type BodyOptions } from '../contract/readBody.js';
import { tellAct } from '../render/tellAct.js';

type ActOptions = ConnectionOptions & BodyOptions & { reason?: string };

/** Every act that the contract knows on a declaration, by its action. */
export const ACTS: ReadonlyMap<string, Operation> = new Map(
  CALLED_OPERATIONS.flatMap((operation) => {
    const action = actionOf(operation);
    return action === undefined ? [] : [[action, operation] as const];
  }),
);

/** `act DECLARATION ACTION`: anything that a person may do to a declaration, by the name of its operation. */
export function addActCommand(program: Command, context: CliContext): void {
  const command = program.command('act <declaration> <action>');
  withBody(withConnection(command, 'whoever mostly does it'))
    .description('do something to a declaration, such as withdraw or answer-query')
    .option('--reason <text>', 'why; kept and shown in the timeline')
    .addHelpText('after', `\nActions: ${[...ACTS.keys()].join(', ')}.\n`)
    .action((declaration: string, action: string, options: ActOptions) => act(context, declaration, action, options));
}

async function act(context: CliContext, declaration: string, action: string, options: ActOptions): Promise<void> {
  const operation = ACTS.get(action);
  if (operation === undefined)
    throw new CliFault(`There is no action ${action}; there are ${[...ACTS.keys()].join(', ')}.`);
  const { reason } = options;
  const body = readBody(options, reason === undefined ? {} : { reason });
  const client = connect(context, options, personOf(operation));
  const answer = await client.call(operation.operationId, { path: { declaration_id: declaration }, body });
  const act = Act.safeParse(answer.body);
  if (act.success) tellAct(context, act.data, options);
  else context.out(JSON.stringify(answer.body, null, 2));
}
