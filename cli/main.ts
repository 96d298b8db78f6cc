import { Command, CommanderError } from 'commander';
import { ApiProblem } from './client/apiProblem.js';
import { ApiUnreachable } from './client/apiClient.js';
import { addAccessCommand } from './commands/access.js';
import { addActCommand } from './commands/act.js';
import { addApiKeyCommands } from './commands/apiKeys.js';
import { addAuthorityCommands } from './commands/authorities.js';
import { addAuditCommands } from './commands/audit.js';
import { addCallCommands } from './commands/call.js';
import { addCountriesCommands } from './commands/countries.js';
import { addDeclarationCommands } from './commands/declarations.js';
import { addDemoCommand } from './commands/demo.js';
import { addDoctorCommand } from './commands/doctor.js';
import { addDownCommand } from './commands/down.js';
import { addDraftCommands } from './commands/drafts.js';
import { addEventCommands } from './commands/events.js';
import { addHsCommands } from './commands/hs.js';
import { addNomenclatureCommands } from './commands/nomenclature.js';
import { addGuidanceCommand } from './commands/guidance.js';
import { addOfficerCommands } from './commands/officers.js';
import { addPeopleCommands } from './commands/people.js';
import { addOperationCommands } from './commands/operations.js';
import { addQuoteCommand } from './commands/quote.js';
import { addRateCommands } from './commands/rates.js';
import { addResetCommand } from './commands/reset.js';
import { addStatusCommand } from './commands/status.js';
import { addUpCommand } from './commands/up.js';
import { addWebhookCommands } from './commands/webhooks.js';
import { CliFault, type CliContext } from './context.js';

/**
 * Runs one command line.
 *
 * @param args what follows `portolan`
 * @returns the exit code: 0 done, 1 failed, 2 misused
 */
export async function runCli(args: readonly string[], context: CliContext): Promise<number> {
  let exitCode = 0;
  const fail = (): void => {
    exitCode = 1;
  };
  const program = createProgram(context, fail);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (fault) {
    if (fault instanceof CommanderError) return fault.exitCode === 0 ? 0 : 2;
    context.err(explain(fault));
    return 1;
  }
}

/** The whole command line. @param fail is called when a command has done its work and the answer is bad news */
export function createProgram(context: CliContext, fail: () => void): Command {
  const program = new Command('portolan')
    .description('An open single window for small parcels: start it, submit a parcel, decide, repair.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => context.out(text.trimEnd()),
      writeErr: (text) => context.err(text.trimEnd()),
    });
  addUpCommand(program, context);
  addDownCommand(program, context);
  addStatusCommand(program, context, fail);
  addDoctorCommand(program, context, fail);
  addResetCommand(program, context);
  addDemoCommand(program, context, fail);
  addGuidanceCommand(program, context);
  addQuoteCommand(program, context);
  addDeclarationCommands(program, context);
  addDraftCommands(program, context);
  addActCommand(program, context);
  addOfficerCommands(program, context);
  addEventCommands(program, context);
  addWebhookCommands(program, context);
  addApiKeyCommands(program, context);
  addPeopleCommands(program, context);
  addAuthorityCommands(program, context);
  addOperationCommands(program, context);
  addAuditCommands(program, context, fail);
  addAccessCommand(program, context);
  addCountriesCommands(program, context, fail);
  addRateCommands(program, context);
  addHsCommands(program, context);
  addNomenclatureCommands(program, context, fail);
  addCallCommands(program, context);
  return program;
}

/** What a person needs of a fault: where and how to mend it for those we know, the stack for those we do not. */
function explain(fault: unknown): string {
  if (fault instanceof CliFault || fault instanceof ApiProblem || fault instanceof ApiUnreachable) return fault.message;
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}
