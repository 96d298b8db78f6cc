import type { Command } from 'commander';
import type { Guidance } from '../../api/contract/guidance.js';
import { connect, withConnection, type ConnectionOptions } from '../client/connect.js';
import { CliFault, type CliContext } from '../context.js';
import { guidanceLines } from '../render/guidanceLines.js';
import { createPaint } from '../render/paint.js';

interface GuidanceOptions extends ConnectionOptions {
  hs: string;
  from: string;
  to: string;
  by: string;
  regime?: string;
  date?: string;
  description?: string;
  quantity?: string;
  grams?: string;
  value?: string;
  carrier?: string;
  request?: string[];
  fact?: string[];
}

/** `guidance`: what goods need on their way, before anything is sent. */
export function addGuidanceCommand(program: Command, context: CliContext): void {
  withConnection(program.command('guidance'), 'exporter')
    .description('what goods need on their way: permits, registrations, labels, documents, prohibitions, next steps')
    .requiredOption('--hs <code>', 'six to ten digits of the tariff, such as 090121')
    .requiredOption('--from <country>', 'country they leave, such as RW')
    .requiredOption('--to <country>', 'country they go to, such as CN')
    .option('--by <mode>', 'post, air (courier too), sea, road or rail', 'post')
    .option('--regime <code>', 'regime at the destination, such as retail_import')
    .option('--date <day>', 'day the law of which is asked (default: today at the origin)')
    .option('--description <text>', 'the goods in words')
    .option('--quantity <number>', 'pieces')
    .option('--grams <number>', 'net weight')
    .option('--value <money>', 'value of the goods, such as "280.00 USD"')
    .option('--carrier <name>', 'carrier, such as "DHL Express"')
    .option('--request <certificate...>', 'a certificate that no law asks for: halal, certificate_of_origin')
    .option('--fact <name=answer...>', 'an answer to one of the questions, such as coffee_score=84')
    .action(async (options: GuidanceOptions) => {
      const { body } = await connect(context, options, 'exporter').call('getGuidance', { query: queryOf(options) });
      if (options.json === true) return context.out(JSON.stringify(body, null, 2));
      guidanceLines(body as Guidance, createPaint(context.isTerminal)).forEach(context.out);
    });
}

function queryOf(options: GuidanceOptions): Record<string, string> {
  const { hs, from, to, by, regime, date, description, quantity, grams, carrier, request, fact } = options;
  const texts = {
    ...{ hs_code: hs, origin: from, destination: to, mode: by },
    ...{ regime, date, description, quantity, net_weight_grams: grams, carrier },
    ...moneyOf(options.value),
    requested: request?.join(','),
    facts: fact?.map(factOf).join(','),
  };
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])),
  );
}

function moneyOf(given: string | undefined): { value?: string; currency?: string } {
  if (given === undefined) return {};
  const [, value, currency] = /^(\S+)\s+([A-Z]{3})$/.exec(given.trim()) ?? [];
  if (value === undefined || currency === undefined)
    throw new CliFault(`--value takes an amount and a currency, such as "280.00 USD", not ${given}.`);
  return { value, currency };
}

function factOf(pair: string): string {
  const [, name, answer] = /^([a-z0-9_]+)=(.+)$/.exec(pair) ?? [];
  if (name === undefined || answer === undefined)
    throw new CliFault(`--fact takes name=answer, such as coffee_score=84, not ${pair}.`);
  return `${name}:${answer}`;
}
