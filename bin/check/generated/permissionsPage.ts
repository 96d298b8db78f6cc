import type { Operation } from '../../../api/contract/operation.js';
import { OPERATIONS } from '../../../api/contract/operations.js';
import { PERSON_ROLES, type PersonRole } from '../../../domain/clearance/roles.js';
import { isUseCase, permissionOf } from '../../../services/permissions/table.js';

/** What each way of asking stands for, for whoever has no role. */
const WITHOUT_ROLE: Readonly<Record<Exclude<Operation['auth'], 'bearer'>, string>> = {
  signature: 'a counterparty, by its signature',
  none: 'anybody',
};

/** The text of docs/generated/permissions.md: every route, every role, from the table of permissions. */
export function permissionsPage(): string {
  const asked = OPERATIONS.filter(({ auth }) => auth === 'bearer');
  const open = OPERATIONS.filter(({ auth }) => auth !== 'bearer');
  return [
    '# Routes and roles',
    '',
    '<!-- Made from services/permissions/table.ts and api/contract by npm run check -- --fix; not edited by hand. -->',
    '',
    'Who may ask what, from the one table that API and commands take their checks from. A cell says how far the role',
    'reaches: `organisation` what belongs to its own organisation, `agency` what concerns its own agency, `all` everything',
    "but other people's drafts. A dash is answered 403. What lies beyond the reach is answered 404, as if it were not there.",
    'Own case: whether somebody may ask it about a declaration of their own or of their own firm.',
    '',
    `${asked.length} routes that ask who it is, ${PERSON_ROLES.length} roles, ${countAllowed(asked)} of ${asked.length * PERSON_ROLES.length} cells open.`,
    '',
    `| Route | Use case | ${PERSON_ROLES.join(' | ')} | Own case |`,
    `| --- | --- |${' --- |'.repeat(PERSON_ROLES.length)} --- |`,
    ...asked.map(rowOf),
    '',
    '## Routes that ask for no role',
    '',
    '| Route | Operation | Who |',
    '| --- | --- | --- |',
    ...open.map((operation) => {
      const who = operation.auth === 'bearer' ? '' : WITHOUT_ROLE[operation.auth];
      return `| ${addressOf(operation)} | \`${operation.operationId}\` | ${who} |`;
    }),
    '',
  ].join('\n');
}

function rowOf(operation: Operation): string {
  const cells = PERSON_ROLES.map((role) => reachOf(operation, role) ?? '–');
  const own = isUseCase(operation.operationId) && permissionOf(operation.operationId).notOwnCase ? 'no' : 'yes';
  return `| ${addressOf(operation)} | \`${operation.operationId}\` | ${cells.join(' | ')} | ${own} |`;
}

/** How far a role reaches with an operation; undefined where it may not ask at all. */
function reachOf({ operationId }: Operation, role: PersonRole): string | undefined {
  if (!isUseCase(operationId)) throw new Error(`${operationId} has no row in the table of permissions`);
  return permissionOf(operationId).roles[role];
}

const countAllowed = (operations: readonly Operation[]): number =>
  operations.flatMap((operation) => PERSON_ROLES.filter((role) => reachOf(operation, role) !== undefined)).length;

const addressOf = ({ method, path }: Operation): string => `\`${method.toUpperCase()} ${path}\``;
