import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { z } from 'zod';
import type { AuditVerification } from '../../api/contract/audit.js';
import { auditHeadsFolder, auditKeyFile, createAuditKey, rotateAuditKey } from '../../bin/supervise/auditKeys.js';
import { verifyExport, type Verification } from '../../verifier/verifyExport.js';
import { connect, withConnection, type ConnectionOptions } from '../client/connect.js';
import { homeOf } from '../client/installationAccess.js';
import { CliFault, type CliContext } from '../context.js';
import { layOut } from '../render/columns.js';

interface VerifyOptions extends ConnectionOptions {
  export?: string;
  heads?: string;
  keys?: string;
}

/** `audit verify`, `export`, `new-key` and `rotate-key`. @param fail is called when a chain, or a head, is not as it was */
export function addAuditCommands(program: Command, context: CliContext, fail: () => void): void {
  const audit = program.command('audit').description('the record that cannot be changed unseen');
  withConnection(audit.command('verify'), 'operator')
    .description('verify every audit chain from its first record to its head; with --export, by a verifier of its own')
    .option('--export <file>', 'what portolan audit export wrote: verified here, without the installation')
    .option('--heads <folder>', 'folder of the signed heads (default: audit-heads in the home)')
    .option('--keys <file>', 'public keys of the signed heads (default: audit-keys.jsonl in the home)')
    .action(async (options: VerifyOptions) => {
      const isWhole =
        options.export === undefined ? await askApi(context, options) : await verifyFile(context, options);
      if (!isWhole) fail();
    });
  withConnection(audit.command('export <file>'), 'operator')
    .description('write every audit chain into a file, as JSON lines')
    .action((file: string, options: ConnectionOptions) => exportChains(context, file, options));
  audit
    .command('new-key <name>')
    .description('make a key that signs heads: the setting AUDIT_SIGNING_KEY, and the line of its public half')
    .option('--json', 'print the answer as JSON')
    .action((name: string, options: { json?: boolean }) => tellKey(context, name, options));
  audit
    .command('rotate-key')
    .description('give the installation of a home a new signing key, from its next start on')
    .option('--home <folder>', 'home of the installation (default: .portolan, or PORTOLAN_HOME)')
    .option('--json', 'print the answer as JSON')
    .action((options: { home?: string; json?: boolean }) => rotate(context, options));
}

async function askApi(context: CliContext, options: VerifyOptions): Promise<boolean> {
  if (options.heads !== undefined || options.keys !== undefined)
    throw new CliFault('--heads and --keys go with --export; write one with: portolan audit export FILE');
  const { body } = await connect(context, options, 'operator').call('verifyAudit');
  const verification = body as z.infer<typeof AuditVerification>;
  if (options.json === true) context.out(JSON.stringify(verification, null, 2));
  else tellChains(context, verification.chains);
  return verification.ok;
}

async function verifyFile(context: CliContext, options: VerifyOptions): Promise<boolean> {
  const home = homeOf(context, options.home);
  const { export: exportFile = '', heads = auditHeadsFolder(home), keys = auditKeyFile(home) } = options;
  let found: Verification;
  try {
    found = await verifyExport({ exportFile, heads, keys });
  } catch (fault) {
    throw new CliFault(`Nothing could be verified: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
  if (options.json === true) context.out(JSON.stringify(found, null, 2));
  else {
    tellChains(context, found.chains);
    const { believed, later, ok, broken_at, why } = found.heads;
    context.out(ok ? `${believed} signed heads, all in order` : `signed heads broken at ${broken_at}: ${why}`);
    context.out(`As of ${found.exported_at ?? 'no instant'}; ${later} of the heads were signed later.`);
    if (found.export !== null) context.out(found.export);
  }
  return found.ok;
}

function tellChains(context: CliContext, chains: z.infer<typeof AuditVerification>['chains']): void {
  const rows = chains.map(({ chain, records, ok, broken_at, why }) => [
    chain,
    String(records),
    ok ? 'whole' : `broken at record ${String(broken_at)}: ${why ?? ''}`,
  ]);
  layOut(['Chain', 'Records', 'Result'], rows).forEach(context.out);
}

async function exportChains(context: CliContext, file: string, options: ConnectionOptions): Promise<void> {
  const { body } = await connect(context, options, 'operator').call('exportAudit');
  const bytes = body as Uint8Array;
  writeFileSync(file, bytes, { mode: 0o600 });
  if (options.json === true) return context.out(JSON.stringify({ file, bytes: bytes.length }));
  context.out(`${file} holds every chain. Verify it with: portolan audit verify --export ${file}`);
}

function tellKey(context: CliContext, name: string, options: { json?: boolean }): void {
  if (!/^[\w.-]{1,60}$/.test(name)) throw new CliFault('A key is named with letters, digits, dots, dashes: 2027-01.');
  const { id, setting, publicLine } = createAuditKey(name);
  const publicKey = publicLine.trim();
  if (options.json === true)
    return context.out(JSON.stringify({ key_id: id, setting, public_key_line: publicKey }, null, 2));
  context.out(`AUDIT_SIGNING_KEY=${setting}`);
  context.out(`Add to the file of public keys, which is kept apart from the heads: ${publicKey}`);
}

function rotate(context: CliContext, options: { home?: string; json?: boolean }): void {
  const home = homeOf(context, options.home);
  let id: string;
  try {
    ({ id } = rotateAuditKey(home));
  } catch (fault) {
    throw new CliFault(fault instanceof Error ? fault.message : String(fault));
  }
  if (options.json === true) return context.out(JSON.stringify({ home, key_id: id }));
  context.out(`${id} signs the heads from the next start on; ${auditKeyFile(home)} vouches for it.`);
}
