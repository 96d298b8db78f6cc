import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Schemathesis } from '../../bin/testing/provideSchemathesis.js';

export interface FuzzRun {
  /** Address of the API, where its description is too. */
  url: string;
  token: string;
  /** Examples of each operation. */
  examples: number;
  /** Such as `fuzzing,stateful`. */
  phases: string;
  /** Names of the operations that are asked for; all when left out. */
  operations?: readonly string[];
  /** The same seed makes the same requests. */
  seed: number;
}

/** Makes up requests from the description and answers how it ended, with all that was said. */
export async function runSchemathesis(
  { program, parameters, environment }: Schemathesis,
  { url, token, examples, phases, operations = [], seed }: FuzzRun,
): Promise<{ exitCode: number; said: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-fuzz-'));
  const own = [
    '--config-file',
    join(import.meta.dirname, 'schemathesis.toml'),
    'run',
    `${url}/openapi.json`,
    '--url',
    url,
    '--header',
    `Authorization: Bearer ${token}`,
    '--max-examples',
    String(examples),
    '--phases',
    phases,
    '--seed',
    String(seed),
    '--no-color',
    ...operations.flatMap((operation) => ['--include-operation-id', operation]),
  ];
  const child = spawn(program, [...parameters, ...own], {
    cwd: folder,
    env: { ...process.env, ...environment, NO_PROXY: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  try {
    const exitCode = await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve(code ?? 1));
    });
    return { exitCode, said: Buffer.concat(chunks).toString('utf8') };
  } finally {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}
