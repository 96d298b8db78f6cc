#!/usr/bin/env node
/** The `portolan` command: hands arguments and environment, as values, to cli/. */
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';
import { loadDotEnv } from './setup/dotEnv.mjs';

loadDotEnv();

// Whoever reads the output may stop early, as `head` does: what is left to print is then nobody's.
process.stdout.on('error', (fault) => {
  if (fault.code !== 'EPIPE') throw fault;
  process.exit();
});

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
