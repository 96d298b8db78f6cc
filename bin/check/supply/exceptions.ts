import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { checkout } from '../../setup/checkout.mjs';
import type { Advisory } from './advisories.js';

/** Where the written exceptions stand. */
export const exceptionsFile = 'docs/security/exceptions.json';

/** Severities that are not passed over even in a tool of development. */
const GRAVE = ['high', 'critical'];

const Exception = z.strictObject({
  advisory: z.string().min(1),
  package: z.string().min(1),
  /** Why the weakness does not reach us. */
  why: z.string().min(20),
  /** Last day on which the exception holds. */
  until: z.iso.date(),
});
/** A weakness that we live with for a while. */
export type Exception = z.infer<typeof Exception>;

const File = z.strictObject({ about: z.string(), exceptions: z.array(Exception) });

/** The exceptions of this checkout. Throws where the file has another shape. */
export const readExceptions = (): readonly Exception[] =>
  File.parse(JSON.parse(readFileSync(join(checkout, exceptionsFile), 'utf8'))).exceptions;

/** Exceptions that are over. They are told without any registry. */
export const exceptionsOver = (exceptions: readonly Exception[], today: string): string[] =>
  exceptions
    .filter(({ until }) => until < today)
    .map(({ advisory, package: name, until }) => `the exception for ${advisory} in ${name} was over on ${until}`);

/** Does somebody have to act on it? */
const demandsAction = ({ reach, severity }: Advisory): boolean => reach === 'runtime' || GRAVE.includes(severity);

const covers = (exception: Exception, advisory: Advisory): boolean =>
  exception.advisory === advisory.id && exception.package === advisory.package;

/** Weaknesses without an exception, and exceptions without a weakness. */
export function judgeAdvisories(advisories: readonly Advisory[], exceptions: readonly Exception[]): string[] {
  const open = advisories
    .filter((advisory) => demandsAction(advisory) && !exceptions.some((one) => covers(one, advisory)))
    .map(({ id, package: name, severity, title, reach }) => `${reach}: ${name}: ${severity}: ${title} (${id})`);
  const idle = exceptions
    .filter((exception) => !advisories.some((advisory) => covers(exception, advisory)))
    .map(({ advisory, package: name }) => `the exception for ${advisory} in ${name} is not needed any more`);
  return [...open, ...idle];
}
