import { join } from 'node:path';
import type { Command } from 'commander';
import type { CliContext } from '../context.js';

interface CountriesOptions {
  folder?: string;
  json?: boolean;
}

/** `countries check`: are the country packs sound? Fails (exit code 1) when not, and says what a pass does not mean. */
export function addCountriesCommands(program: Command, context: CliContext, fail: () => void): void {
  const countries = program.command('countries').description("the law's numbers as data");
  countries
    .command('check')
    .description('check format, schema, dates, sources, references and worked examples of every country pack')
    .option('--folder <folder>', 'where the packs are (default: countries/ of the checkout)')
    .option('--json', 'print the result as JSON')
    .action((options: CountriesOptions) => check(context, options, fail));
}

async function check(context: CliContext, options: CountriesOptions, fail: () => void): Promise<void> {
  const { checkCountries, NOT_CHECKED } = await import('../../rules/check.js');
  const problems = checkCountries(options.folder ?? join(context.root, 'countries'));
  if (problems.length > 0) fail();
  if (options.json === true)
    return context.out(JSON.stringify({ ok: problems.length === 0, problems, not_checked: NOT_CHECKED }, null, 2));
  problems.forEach(({ file, part, message }) => context.out(`${file}: ${message} (${part})`));
  context.out(
    problems.length === 0 ? 'The country packs are sound. Not checked:' : `${problems.length} faults. Not checked:`,
  );
  NOT_CHECKED.forEach((what) => context.out(`  ${what}`));
}
