import type { Operation } from '../../../api/contract/operation.js';
import { OPERATIONS } from '../../../api/contract/operations.js';
import { allowedActions } from '../../../domain/clearance/allowedActions.js';
import { FOUR_EYES } from '../../../domain/clearance/secondSignature.js';
import { STATES, type State } from '../../../domain/clearance/states.js';
import { MEMBER_ROLES, type MemberRole } from '../../../domain/people/memberRoles.js';
import { ACT_USE_CASES } from '../../../services/permissions/actUseCases.js';
import { isUseCase, permissionOf, type Permission, type UseCase } from '../../../services/permissions/table.js';

/** What each way of asking stands for, for whoever has no role. */
const WITHOUT_ROLE: Readonly<Record<Exclude<Operation['auth'], 'bearer'>, string>> = {
  signature: 'a counterparty, by its signature',
  none: 'anybody',
};

/** Roles that do something in a clearance; agencies decide on permits, not on it. */
const ACTING_ROLES = ['exporter', 'customs_officer', 'operator'] as const;

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
    "but other people's drafts, `person` what is the person's own. A dash is answered 403. What lies beyond the reach is",
    'answered 404, as if it were not there. Own case: whether somebody may ask it about a declaration of their own or of',
    'their own firm. Keys: whether a key of a firm may ask it; one acts as an exporter. An agent acts for a firm by its',
    'authority; what is marked alone they may also ask without one.',
    '',
    `${asked.length} routes that ask who it is, ${MEMBER_ROLES.length} roles, ${countAllowed(asked)} of ${asked.length * MEMBER_ROLES.length} cells open.`,
    '',
    `| Route | Use case | ${MEMBER_ROLES.join(' | ')} | Own case | Keys | Agents |`,
    `| --- | --- |${' --- |'.repeat(MEMBER_ROLES.length)} --- | --- | --- |`,
    ...asked.map(rowOf),
    '',
    '## Acts by state',
    '',
    'What a clearance takes from each role in each state, none of its flags set: domain/clearance/allowedActions.ts, the one',
    'answer for the engine, for a 409 and for buttons. Each act is sent by the use cases named below, and a test',
    'holds the roles of both against each other. States that are not here take nothing from people.',
    '',
    `| State | ${ACTING_ROLES.join(' | ')} |`,
    `| --- |${' --- |'.repeat(ACTING_ROLES.length)}`,
    ...STATES.flatMap(actsOf),
    '',
    '| Act | Use cases |',
    '| --- | --- |',
    ...Object.entries(ACT_USE_CASES).map(([act, useCases]) => `| \`${act}\` | ${useCases.map(asCode).join(', ')} |`),
    '',
    '## Four eyes',
    '',
    'Which acts a second person has to sign, and when: domain/clearance/secondSignature.ts, the only source, read where an act',
    'is asked for and again where it takes effect. The second person is nobody whose word the first signature is: not the same',
    'person in another role, not whom they stand in for, not who made the key. A first signature lapses with its proposal.',
    '',
    '| Act | When | Rule | Source |',
    '| --- | --- | --- | --- |',
    ...FOUR_EYES.map(({ act, when, id, source }) => `| ${act} | ${when} | \`${id}\` | ${source} |`),
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
  const cells = MEMBER_ROLES.map((role) => reachOf(operation, role) ?? '–');
  const { notOwnCase, peopleOnly, agentsForThemselves } = permissionOf(useCaseOf(operation));
  const keys = peopleOnly === true || reachOf(operation, 'exporter') === undefined ? 'no' : 'yes';
  const agents =
    reachOf(operation, 'agent') === undefined ? '–' : agentsForThemselves === true ? 'alone' : 'for a firm';
  const own = notOwnCase === true ? 'no' : 'yes';
  return `| ${addressOf(operation)} | \`${operation.operationId}\` | ${[...cells, own, keys, agents].join(' | ')} |`;
}

/** The row of a state, where anybody may do anything in it. */
function actsOf(state: State): string[] {
  const cells = ACTING_ROLES.map((role) => allowedActions(state, [], role).map(asCode).join(', '));
  return cells.every((cell) => cell === '')
    ? []
    : [`| \`${state}\` | ${cells.map((cell) => cell || '–').join(' | ')} |`];
}

const asCode = (word: string): string => `\`${word}\``;

function useCaseOf({ operationId }: Operation): UseCase {
  if (!isUseCase(operationId)) throw new Error(`${operationId} has no row in the table of permissions`);
  return operationId;
}

/** How far a role reaches with an operation; undefined where it may not ask at all. */
const reachOf = (operation: Operation, role: MemberRole): string | undefined => {
  const { roles }: Permission = permissionOf(useCaseOf(operation));
  return roles[role];
};

const countAllowed = (operations: readonly Operation[]): number =>
  operations.flatMap((operation) => MEMBER_ROLES.filter((role) => reachOf(operation, role) !== undefined)).length;

const addressOf = ({ method, path }: Operation): string => `\`${method.toUpperCase()} ${path}\``;
