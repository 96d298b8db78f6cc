import { InvalidArgumentError, Option, type Command } from 'commander';
import {
  deliveryStatus,
  type NewWebhookSecret,
  type ResentRange,
  type WebhookAttempt,
  type WebhookDelivery,
  type WebhookEndpoint,
} from '../../api/contract/webhook.js';
import { connect, withConnection, type ConnectionOptions } from '../client/connect.js';
import type { CliContext } from '../context.js';
import { layOut } from '../render/columns.js';
import { minute } from '../render/minute.js';
import { readAll } from '../scenario/readAll.js';

interface AddOptions extends ConnectionOptions {
  type?: string[];
  description?: string;
}

/** `webhooks`: addresses to which a firm's events are sent. */
export function addWebhookCommands(program: Command, context: CliContext): void {
  const webhooks = program.command('webhooks').description('addresses to which the events of your firm are sent');
  withConnection(webhooks.command('add <address>'), 'exporter')
    .description('have events sent to an address from now on; the signing secret is shown once')
    .option('--type <type...>', 'only events of these types')
    .option('--description <text>', 'what it is for')
    .action((url: string, options: AddOptions) => add(context, url, options));
  withConnection(webhooks.command('list'), 'exporter')
    .description('list the endpoints of your firm and how they do')
    .action((options: ConnectionOptions) => list(context, options));
  for (const [name, enabled] of [
    ['on', true],
    ['off', false],
  ] as const) {
    withConnection(webhooks.command(`${name} <endpoint>`), 'exporter')
      .description(enabled ? 'send to an endpoint again, from where it stopped' : 'send nothing to an endpoint for now')
      .action((id: string, options: ConnectionOptions) => switchIt(context, id, enabled, options));
  }
  withConnection(webhooks.command('deliveries <endpoint>'), 'exporter')
    .description('list what was, is or will be sent to an endpoint, newest first')
    .addOption(new Option('--status <status>', 'only of this status').choices(deliveryStatus.options))
    .action((id: string, options: ConnectionOptions & { status?: string }) => listDeliveries(context, id, options));
  withConnection(webhooks.command('attempts <endpoint>'), 'exporter')
    .description('list each time that something was sent to an endpoint, newest first')
    .action((id: string, options: ConnectionOptions) => listAttempts(context, id, options));
  withConnection(webhooks.command('resend <endpoint> [delivery]'), 'exporter')
    .description('send one delivery again, or a range of the feed')
    .option('--from <position>', 'first position of the range', wholeNumber)
    .option('--to <position>', 'last position of the range', wholeNumber)
    .action((id: string, delivery: string | undefined, options: ResendOptions) =>
      resend(context, id, delivery, options),
    );
}

type ResendOptions = ConnectionOptions & { from?: number; to?: number };

function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('It takes a whole number.');
  return Number(text);
}

async function add(context: CliContext, url: string, options: AddOptions): Promise<void> {
  const { type, description } = options;
  const body = { url, ...(type && { event_types: type }), ...(description !== undefined && { description }) };
  const answer = await connect(context, options, 'exporter').call('createWebhookEndpoint', { body });
  const endpoint = answer.body as NewWebhookSecret;
  if (options.json === true) return context.out(JSON.stringify(endpoint, null, 2));
  context.out(`${endpoint.id} is on. Check signatures with this secret, which is shown once:`);
  context.out(endpoint.secret ?? '');
}

async function list(context: CliContext, options: ConnectionOptions): Promise<void> {
  const endpoints = await readAll<WebhookEndpoint>(connect(context, options, 'exporter'), 'listWebhookEndpoints');
  if (options.json === true) return context.out(JSON.stringify(endpoints, null, 2));
  if (endpoints.length === 0) return context.out('There are no webhook endpoints.');
  const rows = endpoints.map((row) => [
    row.id,
    row.status.replace('_', ' '),
    row.failing_since === null ? '-' : `${row.failures} since ${minute(row.failing_since)}`,
    row.url,
  ]);
  layOut(['Endpoint', 'Status', 'Failures', 'Address'], rows).forEach(context.out);
}

async function switchIt(context: CliContext, id: string, enabled: boolean, options: ConnectionOptions): Promise<void> {
  const client = connect(context, options, 'exporter');
  const path = { endpoint_id: id };
  const { version } = (await client.call('getWebhookEndpoint', { path })).body as WebhookEndpoint;
  const { body } = await client.call('changeWebhookEndpoint', { path, body: { enabled }, ifMatch: String(version) });
  context.out(options.json === true ? JSON.stringify(body, null, 2) : `${id} is ${enabled ? 'on' : 'off'}.`);
}

async function listDeliveries(
  context: CliContext,
  id: string,
  options: ConnectionOptions & { status?: string },
): Promise<void> {
  const { status } = options;
  const asked = { path: { endpoint_id: id }, ...(status === undefined ? {} : { query: { status } }) };
  const deliveries = await readAll<WebhookDelivery>(
    connect(context, options, 'exporter'),
    'listWebhookDeliveries',
    asked,
  );
  if (options.json === true) return context.out(JSON.stringify(deliveries, null, 2));
  if (deliveries.length === 0) return context.out('Nothing was sent there.');
  const rows = deliveries.map((row) => [
    ...[row.id, String(row.position), row.status.replace('_', ' '), String(row.attempts)],
    row.due_at === null ? minute(row.last_attempt_at) : `next ${minute(row.due_at)}`,
  ]);
  layOut(['Delivery', 'Position', 'Status', 'Tries', 'When'], rows).forEach(context.out);
}

async function listAttempts(context: CliContext, id: string, options: ConnectionOptions): Promise<void> {
  const client = connect(context, options, 'exporter');
  const attempts = await readAll<WebhookAttempt>(client, 'listWebhookAttempts', { path: { endpoint_id: id } });
  if (options.json === true) return context.out(JSON.stringify(attempts, null, 2));
  if (attempts.length === 0) return context.out('Nothing was sent there.');
  const rows = attempts.map((row) => [
    ...[
      row.at.slice(0, 19).replace('T', ' '),
      row.delivery_id,
      String(row.http_status ?? '-'),
      `${row.duration_ms} ms`,
    ],
    row.fault ?? 'taken',
  ]);
  layOut(['When', 'Delivery', 'Status', 'Took', 'What came of it'], rows).forEach(context.out);
}

async function resend(
  context: CliContext,
  id: string,
  delivery: string | undefined,
  options: ResendOptions,
): Promise<void> {
  const client = connect(context, options, 'exporter');
  if (delivery !== undefined) {
    await client.call('resendWebhookDelivery', { path: { endpoint_id: id, delivery_id: delivery } });
    return context.out(options.json === true ? 'null' : `${delivery} is sent again.`);
  }
  let from = options.from ?? 0;
  const to = options.to ?? Number.MAX_SAFE_INTEGER;
  let count = 0;
  for (let more = true; more;) {
    const body = { from_position: from, to_position: to };
    const answer = await client.call('resendWebhookRange', { path: { endpoint_id: id }, body });
    const resent = answer.body as ResentRange;
    count += resent.count;
    from = resent.to_position + 1;
    more = resent.more;
  }
  context.out(options.json === true ? JSON.stringify({ count }) : `${count} events are sent again.`);
}
