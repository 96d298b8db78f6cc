import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { PackTrial } from '../../api/contract/countryPack.js';
import { connect, withConnection, type ConnectionOptions } from '../client/connect.js';
import { CliFault, type CliContext } from '../context.js';
import { trialLines } from '../render/trialLines.js';
import type { JsonValue } from '../scenario/jsonValue.js';

/** `countries try`: what a pack would change for declarations that are stored, before anybody publishes it. */
export function addTryCommand(countries: Command, context: CliContext): void {
  withConnection(countries.command('try <folder>'), 'operator')
    .description('run a pack that is not published yet over stored declarations: what would differ, and for whom')
    .option('--newest <number>', 'so many declarations, the newest first (default: 1000)')
    .action((folder: string, options: TryOptions) => tryPack(context, folder, options));
}

interface TryOptions extends ConnectionOptions {
  newest?: string;
}

async function tryPack(context: CliContext, folder: string, options: TryOptions): Promise<void> {
  const newest = options.newest === undefined ? {} : { newest: Number(options.newest) };
  const request = { body: { files: readPack(folder), ...newest } };
  const { body } = await connect(context, options, 'operator').call('tryCountryPack', request);
  if (options.json === true) return context.out(JSON.stringify(body, null, 2));
  trialLines(body as PackTrial).forEach(context.out);
}

/** The files of a pack's folder by name. @throws CliFault where there is no pack */
function readPack(folder: string): Record<string, JsonValue> {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  if (!names.includes('pack.json'))
    throw new CliFault(
      `${folder} is no pack: name the folder that holds its pack.json, such as countries/RW/2027-01-01.`,
    );
  return Object.fromEntries(names.map((name) => [name, readJson(join(folder, name))]));
}

function readJson(file: string): JsonValue {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as JsonValue;
  } catch (fault) {
    throw new CliFault(`${file} cannot be read as JSON: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
}
