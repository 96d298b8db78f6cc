import { OPERATIONS } from '../../../api/contract/operations.js';
import { actionOf, FRIENDLY_COMMANDS, personOf, usageOf, WITHOUT_COMMAND } from '../../../cli/contract/commandNames.js';

/** The text of docs/generated/commands.md: how each operation of the API is reached from the command line. */
export function commandsPage(): string {
  const tags = [...new Set(OPERATIONS.map(({ tag }) => tag))];
  return [
    '# Commands and operations',
    '',
    '<!-- Made from api/contract and cli/contract by npm run check -- --fix; not edited by hand. -->',
    '',
    'Every operation of the API is a command: `portolan call` and its name, made from the contract, with the path as',
    'arguments, query and body as options, and `--body` and `--set` for any body. What people do most has a command of its',
    'own beside it. `--as` names who speaks; without it, the person in the second column does.',
    '',
    ...tags.flatMap((tag) => [
      `## ${tag}`,
      '',
      '| Operation | Person | Command | Also |',
      '| --- | --- | --- | --- |',
      ...OPERATIONS.filter((operation) => operation.tag === tag).map((operation) => {
        const { operationId, auth } = operation;
        const why = WITHOUT_COMMAND[operationId];
        if (why !== undefined) return `| \`${operationId}\` | – | none: ${why} | |`;
        const action = actionOf(operation);
        const also = [
          ...(FRIENDLY_COMMANDS[operationId] ?? []).map((command) => `portolan ${command}`),
          ...(action === undefined ? [] : [`portolan act <declaration> ${action}`]),
        ];
        const person = auth === 'bearer' ? personOf(operation) : 'anyone';
        return `| \`${operationId}\` | ${person} | \`${usageOf(operation)}\` | ${also.map((text) => `\`${text}\``).join(', ')} |`;
      }),
      '',
    ]),
  ].join('\n');
}
