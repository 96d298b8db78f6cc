import type { Command } from 'commander';
import type { z } from 'zod';
import type { HsClassification, HsCode, HsSearch } from '../../api/contract/hs.js';
import { connect, withConnection, type ConnectionOptions } from '../client/connect.js';
import type { CliContext } from '../context.js';
import { codeLine, permitLine } from '../render/hsLine.js';

interface HsOptions extends ConnectionOptions {
  edition?: string;
  language?: string;
  from?: string;
  to?: string;
}

/** `hs search|show|classify`: codes of the Harmonised System by words, by digits, and for a description. */
export function addHsCommands(program: Command, context: CliContext): void {
  const hs = program.command('hs').description('codes of the Harmonised System');
  asked(hs.command('search <words...>'))
    .description('find codes by everyday words, typing errors allowed, or by their first digits')
    .option('--language <language>', 'en, fr, zh, ms or rw (default: words of all of them)')
    .action((words: string[], options: HsOptions) => search(context, words.join(' '), options));
  asked(hs.command('show <code>'))
    .description('show one code with what stands above and below it')
    .action((code: string, options: HsOptions) => show(context, code, options));
  asked(hs.command('classify <description...>'))
    .description('offer headings for a description, and say whether it is too vague to clear')
    .option('--language <language>', 'en, fr, zh, ms or rw (default: words of all of them)')
    .action((words: string[], options: HsOptions) => classify(context, words.join(' '), options));
}

const asked = (command: Command): Command =>
  withConnection(command, 'exporter')
    .option('--edition <year>', 'edition of the Harmonised System: 2017 or 2022')
    .option('--from <country>', 'where the goods leave, for the permits (default: your own country)')
    .option('--to <country>', 'where they go: only permits for it');

const narrowing = ({ edition, language, from, to }: HsOptions): Record<string, string> => ({
  ...(edition !== undefined && { edition }),
  ...(language !== undefined && { language }),
  ...(from !== undefined && { origin: from }),
  ...(to !== undefined && { destination: to }),
});

const BUILT_IN =
  'Only the built-in part of the nomenclature is known: portolan nomenclature import <file> brings the whole.';

async function search(context: CliContext, q: string, options: HsOptions): Promise<void> {
  const { body } = await connect(context, options, 'exporter').call('searchHs', {
    query: { q, ...narrowing(options) },
  });
  const found = body as z.infer<typeof HsSearch>;
  if (options.json === true) return context.out(JSON.stringify(found, null, 2));
  if (found.items.length === 0) context.out('Nothing was found.');
  found.items.forEach((item) => context.out(codeLine(item)));
  if (found.wording === 'built_in') context.out(BUILT_IN);
}

async function show(context: CliContext, code: string, options: HsOptions): Promise<void> {
  const request = { path: { code }, query: narrowing(options) };
  const { body } = await connect(context, options, 'exporter').call('getHs', request);
  const shown = body as z.infer<typeof HsCode>;
  if (options.json === true) return context.out(JSON.stringify(shown, null, 2));
  shown.path.forEach((entry, depth) => context.out(`${'  '.repeat(depth)}${entry.code}  ${entry.text}`));
  shown.below.forEach((entry) => context.out(`${'  '.repeat(shown.path.length)}${entry.code}  ${entry.text}`));
  shown.permits.forEach((permit) => context.out(permitLine(permit)));
  if (shown.became !== null && shown.became.fate !== 'same')
    context.out(`In HS 2022: ${shown.became.fate}${shown.became.candidates.map((to) => ` ${to}`).join(',')}`);
  if (shown.wording === 'built_in') context.out(BUILT_IN);
}

async function classify(context: CliContext, description: string, options: HsOptions): Promise<void> {
  const body = { description, ...narrowing(options) };
  const answer = await connect(context, options, 'exporter').call('classifyGoods', { body });
  const found = answer.body as z.infer<typeof HsClassification>;
  if (options.json === true) return context.out(JSON.stringify(found, null, 2));
  if (found.vague !== null) {
    context.out(`Too vague to clear. ${found.vague.says} ${found.vague.write_instead}`);
    found.vague.examples.forEach((example) => context.out(`  ${example}`));
  }
  found.own.forEach((choice) => {
    context.out(codeLine(choice));
    context.out(`    your own choice for "${choice.declared_as}" (${choice.declaration_id})`);
  });
  found.headings.forEach((heading) => {
    context.out(codeLine(heading));
    context.out(`    ${Math.round(heading.score * 100)} of 100, for: ${heading.words.join(', ')}`);
    heading.below.forEach(({ code, path }) => context.out(`    ${code}  ${path.at(-1)?.text ?? ''}`));
  });
  if (found.headings.length === 0) context.out('No heading was found.');
  if (found.wording === 'built_in') context.out(BUILT_IN);
}
