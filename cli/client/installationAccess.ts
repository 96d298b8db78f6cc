import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { CliFault, type CliContext } from '../context.js';
import type { Target } from '../scenario/target.js';

/** What the running installation writes down for its commands: addresses in `run.json`, people in `people.json`. */
const RunFile = z.object({ addresses: z.record(z.string(), z.string()), apis: z.array(z.string()).default([]) });
const PeopleFile = z.object({ people: z.array(z.object({ name: z.string(), token: z.string() })) });

/** The home of the installation that commands mean: an option, the environment, or `.portolan` in the checkout. */
export function homeOf(context: CliContext, option?: string): string {
  const home = option ?? context.environment.PORTOLAN_HOME ?? '.portolan';
  return isAbsolute(home) ? home : join(context.root, home);
}

/** Addresses and tokens of the installation that runs from a home, or undefined when none does. */
export function findTarget(home: string): Target | undefined {
  const run = readJson(join(home, 'run.json'), RunFile);
  const people = readJson(join(home, 'people.json'), PeopleFile);
  if (run?.addresses.api === undefined || people === undefined) return undefined;
  const { api, ...mocks } = run.addresses;
  const tokens = Object.fromEntries(people.people.map(({ name, token }) => [name, token]));
  return { apiUrl: api, mocks, tokens, ...(run.apis.length > 1 ? { apiUrls: run.apis } : {}) };
}

/** @throws CliFault when nothing runs from there */
export function getTarget(home: string): Target {
  const target = findTarget(home);
  if (target === undefined) {
    throw new CliFault(
      `No installation runs from ${home}. Start one with: portolan up (or npm start), or say which with --url and --token.`,
    );
  }
  return target;
}

function readJson<Shape>(path: string, schema: z.ZodType<Shape>): Shape | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  const parsed = schema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new CliFault(`${path} cannot be read: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
