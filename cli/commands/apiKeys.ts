import { InvalidArgumentError, Option, type Command } from 'commander';
import type { ApiKey, ListedApiKey, NewApiKey } from '../../api/contract/apiKey.js';
import { KEY_ROLES, MODES } from '../../domain/access/apiKey.js';
import { connect, withConnection, type ConnectionOptions } from '../client/connect.js';
import type { CliContext } from '../context.js';
import { layOut } from '../render/columns.js';
import { minute } from '../render/minute.js';
import { readAll } from '../scenario/readAll.js';

interface CreateOptions extends ConnectionOptions {
  mode: string;
  role: string;
  expires?: string;
}

/** `keys`: the keys by which a firm's programs ask. */
export function addApiKeyCommands(program: Command, context: CliContext): void {
  const keys = program.command('keys').description('keys by which programs of your firm ask');
  withConnection(keys.command('create <name>'), 'exporter')
    .description('make a key; it is shown once')
    .addOption(new Option('--mode <mode>', 'test: magic values work; live: they do not').choices(MODES).default('test'))
    .addOption(new Option('--role <role>', 'role in which it acts').choices(KEY_ROLES).default(KEY_ROLES[0]))
    .option('--expires <instant>', 'instant from which it works no more, such as 2027-01-01T00:00:00Z')
    .action((name: string, options: CreateOptions) => create(context, name, options));
  withConnection(keys.command('list'), 'exporter')
    .description('list the keys of your firm, newest first, also those that ended')
    .action((options: ConnectionOptions) => list(context, options));
  withConnection(keys.command('rotate <key>'), 'exporter')
    .description('make a key that takes the place of another')
    .option('--overlap <hours>', 'for how many hours the old key works on; 0 ends it at once', hours, 24)
    .action((id: string, options: ConnectionOptions & { overlap: number }) => rotate(context, id, options));
  withConnection(keys.command('revoke <key>'), 'exporter')
    .description('end a key at once')
    .action((id: string, options: ConnectionOptions) => revoke(context, id, options));
}

function hours(text: string): number {
  if (!/^\d{1,3}$/.test(text)) throw new InvalidArgumentError('It takes a whole number of hours.');
  return Number(text);
}

async function create(context: CliContext, name: string, options: CreateOptions): Promise<void> {
  const { mode, role, expires } = options;
  const body = { name, role, mode, ...(expires === undefined ? {} : { expires_at: expires }) };
  const answer = await connect(context, options, 'exporter').call('createApiKey', { body });
  tellNew(context, answer.body as NewApiKey, options);
}

async function rotate(
  context: CliContext,
  id: string,
  options: ConnectionOptions & { overlap: number },
): Promise<void> {
  const request = { path: { key_id: id }, body: { overlap_hours: options.overlap } };
  const answer = await connect(context, options, 'exporter').call('rotateApiKey', request);
  tellNew(context, answer.body as NewApiKey, options);
  if (options.json !== true) context.out(`${id} works on for ${options.overlap} hours.`);
}

async function revoke(context: CliContext, id: string, options: ConnectionOptions): Promise<void> {
  const { body } = await connect(context, options, 'exporter').call('revokeApiKey', { path: { key_id: id } });
  context.out(options.json === true ? JSON.stringify(body, null, 2) : `${id} is revoked.`);
}

function tellNew({ out }: CliContext, key: NewApiKey, { json }: ConnectionOptions): void {
  if (json === true) return out(JSON.stringify(key, null, 2));
  out(`${key.id} acts as ${key.role} in ${key.mode} mode. This is shown once; send it as Authorization: Bearer …`);
  out(key.secret ?? '');
}

async function list(context: CliContext, options: ConnectionOptions): Promise<void> {
  const keys = await readAll<ListedApiKey>(connect(context, options, 'exporter'), 'listApiKeys');
  if (options.json === true) return context.out(JSON.stringify(keys, null, 2));
  if (keys.length === 0) return context.out('There are no keys.');
  const rows = keys.map((key) => [
    ...[key.id, key.mode, key.role, standingOf(key), minute(key.last_used_at)],
    `${key.created_by_name}${key.created_by_left ? ' (has left)' : ''}`,
    key.name,
  ]);
  layOut(['Key', 'Mode', 'Role', 'Standing', 'Last used', 'Made by', 'Name'], rows).forEach(context.out);
}

function standingOf({ revoked_at: revoked, expires_at: expires }: ApiKey): string {
  if (revoked !== null) return `revoked ${minute(revoked)}`;
  if (expires === null) return 'works';
  return `${Date.parse(expires) <= Date.now() ? 'expired' : 'works until'} ${minute(expires)}`;
}
