#!/usr/bin/env node
/** The `portolan` command: hands arguments and environment, as values, to cli/. */
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';
import { loadDotEnv } from './setup/dotEnv.mjs';

loadDotEnv();

const unregister = register();
const { runCli } = await import('../cli/main.ts');
const print = (stream) => (line) => void stream.write(`${line}\n`);
process.exitCode = await runCli(process.argv.slice(2), {
  environment: process.env,
  root: resolve(dirname(fileURLToPath(import.meta.url)), '..'),
  out: print(process.stdout),
  err: print(process.stderr),
  isTerminal: process.stdout.isTTY === true,
});
await unregister();
