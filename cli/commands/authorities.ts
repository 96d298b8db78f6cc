import type { Command } from 'commander';
import type { Authority } from '../../api/contract/member.js';
import { connect, withConnection, type ConnectionOptions } from '../client/connect.js';
import type { CliContext } from '../context.js';
import { layOut } from '../render/columns.js';
import { minute } from '../render/minute.js';
import { readAll } from '../scenario/readAll.js';

const SPEAKER = 'firm_administrator';

interface GrantOptions extends ConnectionOptions {
  reference: string;
  from?: string;
  until?: string;
}

/** `authority`: which agents act for a firm. */
export function addAuthorityCommands(program: Command, context: CliContext): void {
  const authority = program.command('authority').description('agents who act for your firm, by its written authority');
  withConnection(authority.command('grant <agent>'), SPEAKER)
    .description('let an organisation of agents act for your firm')
    .requiredOption('--reference <words>', 'number or place of the paper that the firm has signed')
    .option('--from <instant>', 'when it begins (default: now)')
    .option('--until <instant>', 'when it ends by itself (default: when it is taken back)')
    .action((agent: string, options: GrantOptions) => grant(context, agent, options));
  withConnection(authority.command('list'), SPEAKER)
    .description('list authorities that your organisation gave or was given, newest first')
    .action((options: ConnectionOptions) => list(context, options));
  withConnection(authority.command('revoke <authority>'), SPEAKER)
    .description('take an authority back at once')
    .requiredOption('--reason <words>', 'why')
    .action((id: string, options: ConnectionOptions & { reason: string }) => revoke(context, id, options));
}

async function grant(context: CliContext, agent: string, options: GrantOptions): Promise<void> {
  const { reference, from, until } = options;
  const days = { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) };
  const body = { agent_organisation_id: agent, reference, ...days };
  const answer = await connect(context, options, SPEAKER).call('grantAuthority', { body });
  if (options.json === true) return context.out(JSON.stringify(answer.body, null, 2));
  const { id, organisation_id: firm } = answer.body as Authority;
  context.out(`${id} holds. Its people now act for your firm with --acting-for ${firm}.`);
}

async function list(context: CliContext, options: ConnectionOptions): Promise<void> {
  const authorities = await readAll<Authority>(connect(context, options, SPEAKER), 'listAuthorities');
  if (options.json === true) return context.out(JSON.stringify(authorities, null, 2));
  if (authorities.length === 0) return context.out('There are no authorities.');
  const rows = authorities.map((row) => [
    ...[row.id, row.organisation_id, row.agent_organisation_id, standingOf(row)],
    row.reference,
  ]);
  layOut(['Authority', 'Firm', 'Agent', 'Standing', 'Paper'], rows).forEach(context.out);
}

async function revoke(context: CliContext, id: string, options: ConnectionOptions & { reason: string }): Promise<void> {
  const request = { path: { authority_id: id }, body: { reason: options.reason } };
  const { body } = await connect(context, options, SPEAKER).call('revokeAuthority', request);
  context.out(options.json === true ? JSON.stringify(body, null, 2) : `${id} is taken back.`);
}

function standingOf({ revoked_at: revoked, from, until }: Authority): string {
  if (revoked !== null) return `taken back ${minute(revoked)}`;
  if (Date.parse(from) > Date.now()) return `from ${minute(from)}`;
  if (until === null) return 'holds';
  return `${Date.parse(until) <= Date.now() ? 'was over' : 'until'} ${minute(until)}`;
}
