import type { Command } from 'commander';
import type { Quote } from '../../api/contract/quote.js';
import { connect, withConnection, type ConnectionOptions } from '../client/connect.js';
import { CliFault, type CliContext } from '../context.js';
import { readBody } from '../contract/readBody.js';
import { quoteLines } from '../render/quoteLines.js';
import type { JsonValue } from '../scenario/jsonValue.js';

interface QuoteOptions extends ConnectionOptions {
  file?: string;
  set?: string[];
  from?: string;
  to?: string;
  mode?: string;
  hs?: string;
  value?: string;
  currency?: string;
  grams?: string;
  quantity?: string;
  unit?: string;
  freight?: string;
  insurance?: string;
  regime?: string;
  exportRegime?: string;
  date?: string;
  whatIf?: string[];
}

const GOODS = ['from', 'to', 'hs', 'value', 'currency', 'grams'] as const;

/** `quote`: what goods will cost until they are with the buyer, as an explained bill. */
export function addQuoteCommand(program: Command, context: CliContext): void {
  withConnection(program.command('quote'), 'exporter')
    .description('what goods will cost until they are with the buyer: every charge explained, permits, time')
    .option('--file <path>', 'JSON file with the question, as POST /v1/quotes takes it; options below go before it')
    .option('--set <pointer=value...>', 'a value at a JSON pointer of the question, such as /items/0/quantity=20')
    .option('--from <country>', 'country the goods are sent from and made in, such as RW')
    .option('--to <country>', 'country they are sent to, such as CN')
    .option('--mode <mode>', 'post, air, sea, road or rail (default: post)')
    .option('--hs <code>', 'HS code of the goods, six digits')
    .option('--value <amount>', 'price of all the goods')
    .option('--currency <code>', 'currency of all amounts, such as USD')
    .option('--grams <number>', 'net weight')
    .option('--quantity <number>', 'how many (default: 1)')
    .option('--unit <name>', 'of what (default: piece)')
    .option('--freight <amount>', 'default: nothing')
    .option('--insurance <amount>', 'default: nothing')
    .option('--regime <code>', 'regime at the destination (default: every one that is open)')
    .option('--export-regime <code>', 'regime at the origin, such as export_9610 (default: outright export)')
    .option('--date <day>', 'day whose law is applied (default: today at the origin)')
    .option(
      '--what-if <change...>',
      'answered beside it: date=, to=, mode=, regime=, freight=, parcels=; several joined by commas',
    )
    .action(async (options: QuoteOptions) => {
      const { body } = await connect(context, options, 'exporter').call('createQuote', { body: questionOf(options) });
      const quote = body as Quote;
      if (options.json === true) return context.out(JSON.stringify(quote, null, 2));
      quoteLines(quote).forEach(context.out);
    });
}

type JsonObject = Record<string, JsonValue>;

function questionOf(options: QuoteOptions): JsonObject {
  const { file, set = [], regime, exportRegime, date, whatIf } = options;
  const members: JsonObject = {
    ...(file === undefined ? goodsOf(options) : {}),
    ...(regime === undefined ? {} : { regime }),
    ...(exportRegime === undefined ? {} : { export_regime: exportRegime }),
    ...(date === undefined ? {} : { date }),
  };
  const body = readBody({ ...(file === undefined ? {} : { body: file }), set }, members);
  const currency = options.currency ?? currencyIn(body);
  return whatIf === undefined ? body : { ...body, variants: whatIf.map((text) => variantOf(text, currency)) };
}

function goodsOf(options: QuoteOptions): JsonObject {
  const missing = GOODS.filter((name) => options[name] === undefined);
  if (missing.length > 0) {
    const names = missing.map((name) => `--${name}`).join(', ');
    throw new CliFault(`A quote needs ${names}, or a --file with the whole question.`);
  }
  const { from = '', to = '', mode = 'post', hs = '', value = '', currency = '', grams, freight, insurance } = options;
  const money = (amount: string): JsonObject => ({ amount, currency });
  const item = { line: 1, hs_code: hs, origin: from, net_weight_grams: Number(grams), value: money(value) };
  return {
    corridor: { origin: from, destination: to },
    mode_of_transport: mode,
    items: [{ ...item, quantity: options.quantity ?? '1', unit: options.unit ?? 'piece' }],
    ...(freight === undefined ? {} : { freight: money(freight) }),
    ...(insurance === undefined ? {} : { insurance: money(insurance) }),
  };
}

/** `date=2026-07-01,parcels=2` as a variant by that name. */
function variantOf(text: string, currency: string): JsonObject {
  const members = text.split(',').map((pair): [string, JsonValue] => {
    const [, name = '', value = ''] = /^([a-z]+)=(.+)$/.exec(pair.trim()) ?? [];
    switch (name) {
      case 'date':
      case 'regime':
        return [name, value];
      case 'to':
        return ['destination', value];
      case 'mode':
        return ['mode_of_transport', value];
      case 'freight':
        return ['freight', { amount: value, currency }];
      case 'parcels':
        return ['split', { into: Number(value) }];
      default:
        throw new CliFault(`--what-if takes date=, to=, mode=, regime=, freight= or parcels=, not ${pair}.`);
    }
  });
  return { name: text, ...Object.fromEntries(members) };
}

/** Currency of the first item of a question. */
function currencyIn(body: JsonObject): string {
  const { items } = body as { items?: { value?: { currency?: string } }[] };
  return items?.[0]?.value?.currency ?? '';
}
