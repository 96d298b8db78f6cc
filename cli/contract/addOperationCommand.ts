import type { Command } from 'commander';
import type { Operation } from '../../api/contract/operation.js';
import { withConnection } from '../client/connect.js';
import { bodyMembers, queryMembers, type RequestMember } from './bodyMembers.js';
import { commandNameOf, optionNameOf, personOf } from './commandNames.js';

/** Options that stand beside the members of a request and keep their names. */
const TAKEN = new Set([
  'url',
  'token',
  'as',
  'acting-for',
  'home',
  'json',
  'help',
  'body',
  'set',
  'all',
  'file',
  'output',
]);

/** Name of a member's option; one that is taken gets its place before it. */
export const memberOption = ({ name }: RequestMember, place: 'body' | 'query'): string =>
  TAKEN.has(optionNameOf(name)) ? `${place}-${optionNameOf(name)}` : optionNameOf(name);

/** A command made from an operation of the contract: path as arguments, query and body as options. It does nothing yet. */
export function addOperationCommand(group: Command, operation: Operation): Command {
  const { params, query, body, fields, responses } = operation;
  const command = withConnection(group.command(commandNameOf(operation)), personOf(operation))
    .description(operation.summary)
    .helpGroup(`${operation.tag}:`);
  for (const name of Object.keys(params?.shape ?? {})) command.argument(`<${optionNameOf(name)}>`);
  for (const member of queryMembers(operation)) addMember(command, member, 'query');
  for (const member of bodyMembers(operation)) addMember(command, member, 'body');
  if (query !== undefined && 'cursor' in query.shape) command.option('--all', 'every page, not only one');
  if (fields !== undefined) command.requiredOption('--file <path>', 'the file to upload');
  else if (body !== undefined) withBody(command);
  if (operation.idempotent === true) {
    command.option('--idempotency-key <key>', 'the same key again gets the same answer (default: a new one)');
  }
  if (operation.conditional === true) {
    command.requiredOption('--if-match <version>', 'version that is changed, as `version` of the last answer says');
  }
  if (Object.values(responses).some(({ contentType }) => contentType !== undefined && !contentType.includes('json'))) {
    command.option('--output <path>', 'file to write the content to (default: print it)');
  }
  return command;
}

/** Adds the options that say any body. */
export const withBody = (command: Command): Command =>
  command
    .option('--body <file>', 'JSON file with the body')
    .option('--set <pointer=value...>', 'a value at a JSON pointer of the body, such as /data/incoterm=DAP');

function addMember(command: Command, member: RequestMember, place: 'body' | 'query'): void {
  const { kind, required, description } = member;
  const value = kind === 'texts' ? '<value...>' : kind === 'json' ? '<json>' : `<${kind}>`;
  const words = [description, required ? '(required)' : ''].filter((part) => part !== '').join(' ');
  command.option(`--${memberOption(member, place)} ${value}`, words);
}
