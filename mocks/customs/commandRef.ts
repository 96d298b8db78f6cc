import type { Command } from '../service/operation.js';
import type { CommandRef } from './declarationRecord.js';

/** By what the notices that answer a command name it. */
export const commandRef = (command: Command<unknown>): CommandRef => ({
  reference: command.references.reference,
  version: command.references.version,
  ...(command.correlationId === undefined ? {} : { correlation_id: command.correlationId }),
});
