import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Invitation, Member, NewInvitation } from '../../api/contract/member.js';
import { MEMBER_ROLES } from '../../domain/people/memberRoles.js';
import { connect, withConnection, type ConnectionOptions } from '../client/connect.js';
import type { CliContext } from '../context.js';
import { layOut } from '../render/columns.js';
import { minute } from '../render/minute.js';
import { readAll } from '../scenario/readAll.js';

const SPEAKER = 'firm_administrator';

interface InviteOptions extends ConnectionOptions {
  role: string;
  reason: string;
  days: number;
  organisation?: string;
}

type OfOrganisation = ConnectionOptions & { organisation?: string };
type Reasoned = ConnectionOptions & { reason: string };

/** `people`: who is in an organisation, who has been invited, who leaves, who stands in. */
export function addPeopleCommands(program: Command, context: CliContext): void {
  const people = program.command('people').description('who is in your organisation: invite, end, stand in');
  const organisation = '--organisation <id>';
  withConnection(people.command('list'), SPEAKER)
    .description('list members, those who left too, newest first')
    .option(organisation, 'of another organisation (administrator, auditor)')
    .action((options: OfOrganisation) => list(context, options));
  withConnection(people.command('invite <name>'), SPEAKER)
    .description('invite somebody; the code for them is shown once')
    .addOption(new Option('--role <role>', 'what they become').choices(MEMBER_ROLES).default('exporter'))
    .requiredOption('--reason <words>', 'why')
    .option('--days <days>', 'until it is over, 1 to 30', wholeDays, 7)
    .option(organisation, 'into another organisation (administrator)')
    .action((name: string, options: InviteOptions) => invite(context, name, options));
  withConnection(people.command('invitations'), SPEAKER)
    .description('list invitations, those that are over too, newest first')
    .option(organisation, 'of another organisation (administrator, auditor)')
    .action((options: OfOrganisation) => listInvitations(context, options));
  withConnection(people.command('revoke <invitation>'), SPEAKER)
    .description('take an invitation back')
    .requiredOption('--reason <words>', 'why')
    .action((id: string, options: Reasoned) => revoke(context, id, options));
  withConnection(people.command('end <membership>'), SPEAKER)
    .description('leave, or end what somebody is in your organisation; sessions and tokens end with it')
    .requiredOption('--reason <words>', 'why')
    .action((id: string, options: Reasoned) => end(context, id, options));
  withConnection(people.command('delegate <person>'), SPEAKER)
    .description('give your role to a colleague for a time')
    .requiredOption('--until <instant>', 'when it ends by itself, such as 2027-01-31T17:00:00Z')
    .requiredOption('--reason <words>', 'why')
    .action((person: string, options: Reasoned & { until: string }) => delegate(context, person, options));
}

function wholeDays(text: string): number {
  if (!/^([1-9]|[12]\d|30)$/.test(text)) throw new InvalidArgumentError('It takes a whole number of days, 1 to 30.');
  return Number(text);
}

const queryOf = ({ organisation }: OfOrganisation): { query: Record<string, string> } => ({
  query: organisation === undefined ? {} : { organisation_id: organisation },
});

async function list(context: CliContext, options: OfOrganisation): Promise<void> {
  const members = await readAll<Member>(connect(context, options, SPEAKER), 'listMembers', queryOf(options));
  if (options.json === true) return context.out(JSON.stringify(members, null, 2));
  const rows = members.map((member) => [
    ...[member.id, member.person_id, member.role, standingOf(member)],
    member.delegated_from === null ? member.name : `${member.name} (for another)`,
  ]);
  layOut(['Membership', 'Person', 'Role', 'Standing', 'Name'], rows).forEach(context.out);
}

async function invite(context: CliContext, name: string, options: InviteOptions): Promise<void> {
  const { role, reason, days, organisation } = options;
  const client = connect(context, options, SPEAKER);
  const own = organisation === undefined ? {} : { organisation_id: organisation };
  const answer = await client.call('createInvitation', { body: { name, role, reason, days, ...own } });
  const invitation = answer.body as NewInvitation;
  if (options.json === true) return context.out(JSON.stringify(invitation, null, 2));
  context.out(`${invitation.id} invites ${name} as ${role} until ${minute(invitation.expires_at)}.`);
  context.out(`They open ${new URL(invitation.enter_at, client.url).href} and enter this code. It is shown once:`);
  context.out(invitation.code ?? '');
}

async function listInvitations(context: CliContext, options: OfOrganisation): Promise<void> {
  const client = connect(context, options, SPEAKER);
  const invitations = await readAll<Invitation>(client, 'listInvitations', queryOf(options));
  if (options.json === true) return context.out(JSON.stringify(invitations, null, 2));
  if (invitations.length === 0) return context.out('Nobody has been invited.');
  const rows = invitations.map((row) => [row.id, row.role, outcomeOf(row), row.name]);
  layOut(['Invitation', 'Role', 'Standing', 'Name'], rows).forEach(context.out);
}

async function revoke(context: CliContext, id: string, options: Reasoned): Promise<void> {
  const request = { path: { invitation_id: id }, body: { reason: options.reason } };
  const { body } = await connect(context, options, SPEAKER).call('revokeInvitation', request);
  context.out(options.json === true ? JSON.stringify(body, null, 2) : `${id} is taken back.`);
}

async function end(context: CliContext, id: string, options: Reasoned): Promise<void> {
  const request = { path: { membership_id: id }, body: { reason: options.reason } };
  const { body } = await connect(context, options, SPEAKER).call('endMembership', request);
  context.out(options.json === true ? JSON.stringify(body, null, 2) : `${id} has ended.`);
}

async function delegate(context: CliContext, person: string, options: Reasoned & { until: string }): Promise<void> {
  const { until, reason } = options;
  const body = { person_id: person, until, reason };
  const answer = await connect(context, options, SPEAKER).call('delegateRole', { body });
  if (options.json === true) return context.out(JSON.stringify(answer.body, null, 2));
  const member = answer.body as Member;
  context.out(`${member.name} is ${member.role} too until ${minute(member.until)}: ${member.id}.`);
}

function standingOf({ ended_at: ended, until }: Member): string {
  if (ended !== null) return `ended ${minute(ended)}`;
  if (until === null) return 'holds';
  return `${Date.parse(until) <= Date.now() ? 'was over' : 'until'} ${minute(until)}`;
}

function outcomeOf({ accepted_at: accepted, revoked_at: revoked, expires_at: expires }: Invitation): string {
  if (accepted !== null) return `accepted ${minute(accepted)}`;
  if (revoked !== null) return `taken back ${minute(revoked)}`;
  return `${Date.parse(expires) <= Date.now() ? 'was over' : 'open until'} ${minute(expires)}`;
}
