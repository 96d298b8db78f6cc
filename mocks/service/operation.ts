import type { z } from 'zod';
import type { Reason } from './behaviours.js';
import type { JsonObject } from './json.js';
import type { References } from './references.js';

/** What a script wants the counterparty to decide about one command. */
export interface CommandPlan {
  reject?: readonly Reason[];
  refuse?: { code: string; reasons: readonly Reason[] };
  /** Events that follow instead of the usual ones. */
  progress?: readonly string[];
}

export interface Command<Body> {
  body: Body;
  references: References;
  correlationId?: string | undefined;
  plan: CommandPlan;
}

/** The counterparty's answer to a command; `result` is its own name for what came of it. */
export type CommandResult =
  | { outcome: 'accepted'; result: string; answer: JsonObject }
  | { outcome: 'refused'; code: string; errors: readonly Reason[] };

/** One command that a counterparty takes: `POST path`, with the references beside the members of the schema. */
export interface Operation {
  name: string;
  path: string;
  perform(command: Command<unknown>): CommandResult;
}

/** Code of the refusal of a message that does not have the agreed form. */
export const FORMAT_FAULT = 'FORMAT';

/** Makes an operation that first checks the form of its message and refuses a wrong one with all faults at once. */
export function defineOperation<Body>(definition: {
  name: string;
  path: string;
  schema: z.ZodType<Body>;
  perform: (command: Command<Body>) => CommandResult;
}): Operation {
  return {
    name: definition.name,
    path: definition.path,
    perform(command) {
      const parsed = definition.schema.safeParse(command.body);
      if (!parsed.success) return { outcome: 'refused', code: FORMAT_FAULT, errors: formatFaults(parsed.error) };
      return definition.perform({ ...command, body: parsed.data });
    },
  };
}

/** The faults of a message as reasons with pointers (RFC 6901). */
export function formatFaults(error: z.ZodError): Reason[] {
  return error.issues.map((issue) => ({
    pointer: issue.path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    code: FORMAT_FAULT,
    message: issue.message,
  }));
}

/** A refusal with one reason. */
export function refusal(code: string, message: string, pointer?: string): CommandResult {
  return { outcome: 'refused', code, errors: [{ ...(pointer === undefined ? {} : { pointer }), code, message }] };
}
