import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import type { Operation } from '../../api/contract/operation.js';
import type { ApiClient, ApiRequest } from '../client/apiClient.js';
import { connect, type ConnectionOptions } from '../client/connect.js';
import type { CliContext } from '../context.js';
import { addOperationCommand, memberOption } from '../contract/addOperationCommand.js';
import { bodyMembers, queryMembers, readMember, type RequestMember } from '../contract/bodyMembers.js';
import { CALLED_OPERATIONS, personOf } from '../contract/commandNames.js';
import { readBody } from '../contract/readBody.js';
import { asText, type JsonValue } from '../scenario/jsonValue.js';
import { readAll } from '../scenario/readAll.js';

/** What a generated command is given beside the connection: a text, several, or nothing, by the name of the option. */
type Given = ConnectionOptions & Readonly<Record<string, string | readonly string[] | boolean | undefined>>;

/** `call`: every operation of the API as a command, made from its contract. */
export function addCallCommands(program: Command, context: CliContext): void {
  const call = program.command('call').description('call any operation of the API, by its name; prints the answer');
  for (const operation of CALLED_OPERATIONS) {
    const command = addOperationCommand(call, operation);
    command.action(() => callOperation(context, operation, command.args, command.opts()));
  }
}

async function callOperation(
  context: CliContext,
  operation: Operation,
  args: readonly string[],
  given: Given,
): Promise<void> {
  const client = connect(context, given, personOf(operation));
  const request = readRequest(operation, args, given);
  const answer = given.all === true ? await all(client, operation, request) : await once(client, operation, request);
  if (answer === undefined) return context.out(given.json === true ? 'null' : 'Done.');
  if (!(answer instanceof Uint8Array)) return context.out(JSON.stringify(answer, null, 2));
  if (typeof given.output !== 'string') return context.out(Buffer.from(answer).toString('utf8'));
  writeFileSync(given.output, answer);
  context.out(`${answer.byteLength} bytes are in ${given.output}.`);
}

const once = async (client: ApiClient, { operationId }: Operation, request: ApiRequest): Promise<unknown> =>
  (await client.call(operationId, request)).body;

const all = (client: ApiClient, { operationId }: Operation, { path, query }: ApiRequest): Promise<unknown[]> =>
  readAll(client, operationId, { ...(path && { path: { ...path } }), ...(query && { query: { ...query } }) });

function readRequest(operation: Operation, args: readonly string[], given: Given): ApiRequest {
  const names = Object.keys(operation.params?.shape ?? {});
  const path = Object.fromEntries(names.map((name, index) => [name, args[index] ?? '']));
  const query = Object.fromEntries(
    Object.entries(membersGiven(queryMembers(operation), 'query', given)).map(([name, value]) => [name, asText(value)]),
  );
  const members = membersGiven(bodyMembers(operation), 'body', given);
  const { idempotencyKey, ifMatch, file } = given;
  return {
    path,
    query,
    ...(operation.fields === undefined
      ? {
          body: readBody(
            { ...(typeof given.body === 'string' && { body: given.body }), set: textsOf(given.set) },
            members,
          ),
        }
      : { upload: readUpload(String(file), members) }),
    ...(typeof idempotencyKey === 'string' && { idempotencyKey }),
    ...(typeof ifMatch === 'string' && { ifMatch }),
  };
}

/** Commander's name of an option: `--document-ids` is `documentIds`. */
const givenName = (option: string): string =>
  option.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

function membersGiven(
  members: readonly RequestMember[],
  place: 'body' | 'query',
  given: Given,
): Record<string, JsonValue> {
  return Object.fromEntries(
    members.flatMap((member) => {
      const value = given[givenName(memberOption(member, place))];
      return typeof value === 'string' || Array.isArray(value)
        ? [[member.name, readMember(member, value as string | readonly string[])]]
        : [];
    }),
  );
}

const textsOf = (given: Given[string]): readonly string[] => (Array.isArray(given) ? (given as string[]) : []);

function readUpload(file: string, members: Record<string, JsonValue>): NonNullable<ApiRequest['upload']> {
  const fields = Object.fromEntries(Object.entries(members).map(([name, value]) => [name, asText(value)]));
  // The API tells what a file is by its content; the type said here is not asked for.
  return { fields, fileName: basename(file), content: readFileSync(file), mediaType: 'application/octet-stream' };
}
