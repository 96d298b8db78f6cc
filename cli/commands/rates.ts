import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import type { ExchangeRate, ExchangeRateImport, ExchangeRatesOnDay } from '../../api/contract/exchangeRate.js';
import { connect, withConnection, type ConnectionOptions } from '../client/connect.js';
import { CliFault, type CliContext } from '../context.js';
import { layOut } from '../render/columns.js';

const OFFICER = 'customs_officer';

interface ImportOptions extends ConnectionOptions {
  table: string;
  supersede?: boolean;
  reason?: string;
}

interface SetOptions extends ConnectionOptions {
  from: string;
  until?: string;
  published?: string;
  source: string;
  reason: string;
  kind: string;
  confidence: string;
  supersede?: boolean;
}

/** `rates`: exchange rates by official table. */
export function addRateCommands(program: Command, context: CliContext): void {
  const rates = program.command('rates').description('exchange rates by official table');
  withConnection(rates.command('import <file>'), OFFICER)
    .description(
      'import a history of rates as its publisher writes it, such as eurofxref-hist.csv; all of it or nothing',
    )
    .option('--table <table>', 'whose history it is', 'ecb')
    .option('--supersede', 'let the file stand where it has another value for a known day')
    .option('--reason <words>', 'why; obligatory when superseding')
    .action((file: string, options: ImportOptions) => importFile(context, file, options));
  withConnection(rates.command('set <table> <base> <quote> <rate>'), OFFICER)
    .description('enter a published rate: so many units of quote for one of base')
    .requiredOption('--from <day>', 'first day for which its publisher has it in force')
    .option('--until <day>', 'last day; without it nothing ends it')
    .option('--published <day>', 'day of publication (default: the first day)')
    .requiredOption('--source <words>', 'where it was published')
    .requiredOption('--reason <words>', 'why it is entered by hand')
    .option('--kind <kind>', 'official, or reference where it stands in for the official one', 'official')
    .option('--confidence <confidence>', 'how far it may be trusted', 'secondary')
    .option('--supersede', 'let it stand in place of another value for the same first day')
    .action((table: string, base: string, quote: string, rate: string, options: SetOptions) =>
      setRate(context, { table, base, quote, rate }, options),
    );
  withConnection(rates.command('show <base> <quote>'), 'exporter')
    .description('show the rates between two currencies on a day, by official table')
    .option('--date <day>', 'day (default: today where your organisation is)')
    .option('--table <table>', 'only this table')
    .action((base: string, quote: string, options: ConnectionOptions & { date?: string; table?: string }) =>
      showRates(context, base, quote, options),
    );
}

async function importFile(context: CliContext, file: string, options: ImportOptions): Promise<void> {
  const { table, supersede = false, reason } = options;
  const fields = { table, supersede: String(supersede), ...(reason === undefined ? {} : { reason }) };
  const upload = { fields, fileName: basename(file), content: readFile(file), mediaType: 'text/csv' };
  const { body } = await connect(context, options, OFFICER).call('importExchangeRates', { upload });
  if (options.json === true) return context.out(JSON.stringify(body, null, 2));
  const done = body as ExchangeRateImport;
  context.out(
    `${done.days} days from ${done.first_day} to ${done.last_day}, ${done.currencies} currencies, ${done.read} rates: ` +
      `${done.added} added, ${done.superseded} superseded, ${done.read - done.added - done.superseded} known already.`,
  );
  if (done.gone > 0) context.out(`The file has none any more of ${done.gone} known rates; they stand.`);
}

async function setRate(context: CliContext, rate: object, options: SetOptions): Promise<void> {
  const { from, until = null, published = from, source, reason, kind, confidence, supersede = false } = options;
  const body = { ...rate, kind, confidence, source, reason, supersede };
  const validity = { published_on: published, valid_from: from, valid_until: until };
  const answer = await connect(context, options, OFFICER).call('setExchangeRate', { body: { ...body, ...validity } });
  if (options.json === true) return context.out(JSON.stringify(answer.body, null, 2));
  context.out(rateLine(answer.body as ExchangeRate));
}

async function showRates(
  context: CliContext,
  base: string,
  quote: string,
  options: ConnectionOptions & { date?: string; table?: string },
): Promise<void> {
  const { date, table } = options;
  const query = { base, quote, ...(date === undefined ? {} : { on: date }), ...(table === undefined ? {} : { table }) };
  const { body } = await connect(context, options, 'exporter').call('listExchangeRates', { query });
  if (options.json === true) return context.out(JSON.stringify(body, null, 2));
  const { items, on: day } = body as ExchangeRatesOnDay;
  if (items.length === 0) return context.out(`No table has a rate between ${base} and ${quote} up to ${day}.`);
  const rows = items.map(({ standing, ...rate }) => [
    rate.table,
    `1 ${rate.base} = ${rate.rate} ${rate.quote}`,
    rate.published_on,
    `${rate.valid_from} to ${rate.valid_until ?? 'further notice'}`,
    standing === 'in_force' ? rate.kind : `${rate.kind}, the last one before ${day}`,
  ]);
  layOut(['TABLE', 'RATE', 'PUBLISHED', 'IN FORCE', 'STANDING'], rows).forEach(context.out);
}

const rateLine = ({ rate_id, base, quote, rate, table, valid_from, valid_until }: ExchangeRate): string =>
  `1 ${base} = ${rate} ${quote} in ${table}, in force ${valid_from} to ${valid_until ?? 'further notice'} (${rate_id}).`;

function readFile(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (fault) {
    throw new CliFault(`${file} cannot be read: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
}
