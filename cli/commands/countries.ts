import { join } from 'node:path';
import { Option, type Command } from 'commander';
import { CliFault, type CliContext } from '../context.js';
import { addProposalsCommand } from './packProposals.js';
import { addTryCommand } from './tryCountry.js';

interface CountriesOptions {
  folder?: string;
  json?: boolean;
}

const ROLES = ['origin', 'destination'] as const;

interface NewCountryOptions {
  name: string;
  currency: string;
  timeZone: string;
  from: string;
  role: (typeof ROLES)[number][];
  folder?: string;
}

/** `countries check`: are the country packs sound? Fails (exit code 1) when not, and says what a pass does not mean. `countries new` makes a skeleton. */
export function addCountriesCommands(program: Command, context: CliContext, fail: () => void): void {
  const countries = program.command('countries').description("the law's numbers as data");
  countries
    .command('check')
    .description('check format, schema, dates, sources, references and worked examples of every country pack')
    .option('--folder <folder>', 'where the packs are (default: countries/ of the checkout)')
    .option('--json', 'print the result as JSON')
    .action((options: CountriesOptions) => check(context, options, fail));
  countries
    .command('new')
    .description('make the files of a country that has no pack yet; `countries check` then says what is missing')
    .argument('<country>', 'ISO 3166-1 alpha-2 code, such as KE')
    .requiredOption('--name <name>', 'its name')
    .requiredOption('--currency <code>', 'ISO 4217 code of its currency')
    .requiredOption('--time-zone <name>', 'IANA time zone, such as Africa/Nairobi')
    .requiredOption('--from <date>', 'first day for which the pack answers, YYYY-MM-DD')
    .addOption(new Option('--role <role...>', 'what goods do there').choices(ROLES).default(['destination']))
    .option('--folder <folder>', 'where the packs are (default: countries/ of the checkout)')
    .action((country: string, options: NewCountryOptions) => create(context, country, options));
  addTryCommand(countries, context);
  addProposalsCommand(countries, context);
}

async function create(context: CliContext, country: string, options: NewCountryOptions): Promise<void> {
  const { writeSkeleton } = await import('../../rules/loader/writeSkeleton.js');
  const { folder = join(context.root, 'countries'), role, ...rest } = options;
  try {
    writeSkeleton(folder, { ...rest, country, roles: role }).forEach((file) => context.out(file));
  } catch (fault) {
    throw new CliFault(fault instanceof Error ? fault.message : String(fault));
  }
  context.out('Now: portolan countries check says, row by row, what these files still lack.');
}

async function check(context: CliContext, options: CountriesOptions, fail: () => void): Promise<void> {
  const { checkCountries, NOT_CHECKED } = await import('../../rules/check.js');
  const problems = checkCountries(options.folder ?? join(context.root, 'countries'));
  if (problems.length > 0) fail();
  if (options.json === true)
    return context.out(JSON.stringify({ ok: problems.length === 0, problems, not_checked: NOT_CHECKED }, null, 2));
  problems.forEach(({ file, part, message }) => context.out(`${file}: ${message} (${part})`));
  context.out(
    problems.length === 0
      ? 'The country packs are sound. Not checked:'
      : `${problems.length === 1 ? '1 fault' : `${problems.length} faults`}. Not checked:`,
  );
  NOT_CHECKED.forEach((what) => context.out(`  ${what}`));
}
