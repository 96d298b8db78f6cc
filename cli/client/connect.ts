import type { Command } from 'commander';
import { CliFault, type CliContext } from '../context.js';
import { createApiClient, type ApiClient } from './apiClient.js';
import { getTarget, homeOf } from './installationAccess.js';

/** Options that every command which talks to the API takes. */
export interface ConnectionOptions {
  url?: string;
  token?: string;
  as?: string;
  actingFor?: string;
  home?: string;
  json?: boolean;
}

/** Adds the options that say where the API is and who speaks. */
export function withConnection(command: Command, defaultPerson: string): Command {
  return command
    .option('--url <url>', 'address of the API (default: the running installation, or PORTOLAN_URL)')
    .option('--token <token>', 'access token (default: of --as, or PORTOLAN_TOKEN)')
    .option('--as <person>', `person of the running installation who speaks (default: ${defaultPerson})`)
    .option('--acting-for <firm>', 'the firm for which an agent asks, by its id')
    .option('--home <folder>', 'home of the installation (default: .portolan, or PORTOLAN_HOME)')
    .option('--json', 'print the answer as JSON');
}

/** A connection as the command line asks for it. @throws CliFault when there is nobody to speak as */
export function connect(context: CliContext, options: ConnectionOptions, defaultPerson: string): ApiClient {
  const url = options.url ?? context.environment.PORTOLAN_URL;
  const token = options.token ?? context.environment.PORTOLAN_TOKEN;
  const { actingFor } = options;
  const own = { ...(actingFor === undefined ? {} : { actingFor }), patienceMs: 0 };
  if (url !== undefined && token !== undefined) return createApiClient({ url, token, ...own });
  const target = getTarget(homeOf(context, options.home));
  const person = options.as ?? defaultPerson;
  const known = token ?? target.tokens[person];
  if (known === undefined)
    throw new CliFault(`There is no ${person} here; --as takes ${Object.keys(target.tokens).join(', ')}.`);
  return createApiClient({ url: url ?? target.apiUrl, token: known, ...own });
}
