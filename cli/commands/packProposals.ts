import { Option, type Command } from 'commander';
import { PackProposalStatus, type PackProposal } from '../../api/contract/countryPack.js';
import { connect, withConnection, type ConnectionOptions } from '../client/connect.js';
import type { CliContext } from '../context.js';
import { layOut } from '../render/columns.js';
import { proposalRow } from '../render/proposalRow.js';
import { readAll } from '../scenario/readAll.js';

type ProposalsOptions = ConnectionOptions & { status?: string };

/** `countries proposals`: which law was proposed, how it stands, and whose signature is missing. */
export function addProposalsCommand(countries: Command, context: CliContext): void {
  withConnection(countries.command('proposals'), 'operator')
    .description('list packs that were proposed for publication, newest first, with who proposed and who signed')
    .addOption(new Option('--status <status>', 'only these').choices(PackProposalStatus.options))
    .action((options: ProposalsOptions) => list(context, options));
}

async function list(context: CliContext, options: ProposalsOptions): Promise<void> {
  const query: Record<string, string> = options.status === undefined ? {} : { status: options.status };
  const client = connect(context, options, 'operator');
  const proposals = await readAll<PackProposal>(client, 'listCountryPackProposals', { query });
  if (options.json === true) return context.out(JSON.stringify(proposals, null, 2));
  if (proposals.length === 0) return context.out('No pack is proposed.');
  layOut(['Proposal', 'Pack', 'Proposed', 'Standing'], proposals.map(proposalRow)).forEach(context.out);
}
