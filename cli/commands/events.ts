import { InvalidArgumentError, type Command } from 'commander';
import type { Event } from '../../api/contract/event.js';
import { connect, withConnection, type ConnectionOptions } from '../client/connect.js';
import { homeOf } from '../client/installationAccess.js';
import type { CliContext } from '../context.js';
import { createForwarder } from '../feed/createForwarder.js';
import { followFeed } from '../feed/followFeed.js';
import { openPositionFile } from '../feed/positionFile.js';
import { readFeed } from '../feed/readFeed.js';
import { readInstant } from '../feed/readInstant.js';
import { eventLine } from '../render/eventLine.js';

interface FeedOptions extends ConnectionOptions {
  after?: number;
  since?: string;
  declaration?: string;
  type?: string[];
}

interface ListenOptions extends FeedOptions {
  name?: string;
  count?: number;
  idle?: number;
  forward?: string;
  secret?: string;
}

/** `events` and `listen`: the feed, once or for as long as it goes on. */
export function addEventCommands(program: Command, context: CliContext): void {
  withFeed(withConnection(program.command('events'), 'exporter'))
    .description('list what happened, oldest first, from the feed of events')
    .option('--limit <number>', 'how many at most', wholeNumber, 100)
    .action((options: FeedOptions & { limit: number }) => listEvents(context, options));
  withFeed(withConnection(program.command('listen'), 'exporter'))
    .description('print each event as it happens, going on from where this receiver was; Ctrl-C ends it')
    .option('--name <name>', 'name of this receiver, whose position is kept (default: the person)')
    .option('--count <number>', 'end after so many events', wholeNumber)
    .option('--idle <seconds>', 'end when nothing has happened for so long', Number)
    .option('--forward <address>', 'send each event to this address too, as a webhook would bring it')
    .option('--secret <secret>', 'sign what is forwarded with this secret, whsec_…')
    .action((options: ListenOptions) => listen(context, options));
}

const withFeed = (command: Command): Command =>
  command
    .option('--after <position>', 'only what comes after this position of the feed; 0 is its beginning', wholeNumber)
    .option(
      '--since <when>',
      'only what happened since an instant, for so long, or after a position: 2026-11-23T08:00:00Z, 90s, 10m, 2h, 3d, 41',
    )
    .option('--declaration <id>', 'only what happened to this declaration')
    .option('--type <type...>', 'only events of these types');

function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('It takes a whole number.');
  return Number(text);
}

async function listEvents(context: CliContext, options: FeedOptions & { limit: number }): Promise<void> {
  const events: Event[] = [];
  const client = connect(context, options, 'exporter');
  for await (const { event } of readFeed(client, startOf(options) ?? 0, filterOf(options))) {
    if (event !== undefined) events.push(event);
    if (events.length >= options.limit) break;
  }
  if (options.json === true) return context.out(JSON.stringify(events, null, 2));
  events.map(eventLine).forEach(context.out);
  const last = events.at(-1);
  if (last === undefined) return context.out('Nothing happened.');
  if (events.length === options.limit) context.out(`More may follow: portolan events --after ${last.position}`);
}

async function listen(context: CliContext, options: ListenOptions): Promise<void> {
  const client = connect(context, options, 'exporter');
  const name = options.name ?? options.as ?? 'exporter';
  const kept = openPositionFile(homeOf(context, options.home), name, client.url);
  const from = startOf(options) ?? (options.since === undefined ? kept.read() : 0);
  const forward = options.forward === undefined ? undefined : createForwarder(options.forward, options.secret);
  await followFeed(client, {
    from,
    filter: filterOf(options),
    onEvent: async (event) => {
      context.out(options.json === true ? JSON.stringify(event) : eventLine(event));
      const outcome = await forward?.(event);
      if (outcome !== undefined) context.err(`${String(event.position).padStart(6)}  ${outcome}`);
    },
    onPosition: (position) => kept.write(position),
    onWait: (why) => context.err(why),
    ...(options.count === undefined ? {} : { count: options.count }),
    ...(options.idle === undefined ? {} : { idleMs: options.idle * 1000 }),
  });
}

const filterOf = ({ declaration, type, since }: FeedOptions) => ({
  ...(declaration === undefined ? {} : { declarationId: declaration }),
  ...(type === undefined ? {} : { types: new Set(type) }),
  ...(since === undefined || isPosition(since) ? {} : { since: readInstant(since, Date.now()) }),
});

const isPosition = (since: string): boolean => /^\d{1,15}$/.test(since);

/** The position after which is read, where one was named, by either option. */
const startOf = ({ after, since }: FeedOptions): number | undefined =>
  after ?? (since !== undefined && isPosition(since) ? Number(since) : undefined);
