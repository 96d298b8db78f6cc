import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './checkout.mjs';
import { findStamp, hashPaths, recordStamp } from './stamps.mjs';
import { SetupFailure, type StepResult } from './step.mjs';

const step = 'prisma-client';

/**
 * Generates the database client from prisma/schema.prisma, unless it was made from this schema by this Prisma.
 * Generating needs no schema engine, but Prisma looks for one, and without one it would download a program from outside
 * the package registries: naming any file that exists keeps it from that.
 */
export function generatePrismaClient(): StepResult {
  const schema = join(checkout, 'prisma', 'schema.prisma');
  const hash = hashPaths([
    schema,
    join(checkout, 'prisma.config.ts'),
    join(checkout, 'node_modules', 'prisma', 'package.json'),
  ]);
  const client = join(checkout, 'prisma', 'client');
  if (existsSync(client) && findStamp(step) === hash)
    return { outcome: 'reused', detail: 'prisma/client fits the schema' };

  const prisma = spawnSync(
    process.execPath,
    [join(checkout, 'node_modules', 'prisma', 'build', 'index.js'), 'generate', '--schema', schema],
    {
      cwd: checkout,
      encoding: 'utf8',
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
        DATABASE_URL: process.env.DATABASE_URL ?? 'postgresql://unused@127.0.0.1/unused',
      },
    },
  );
  if (prisma.status !== 0) {
    throw new SetupFailure(
      `prisma generate ended with ${prisma.status}: ${`${prisma.stdout}${prisma.stderr}`.trim()}`,
      'correct prisma/schema.prisma',
    );
  }
  recordStamp(step, hash);
  return { outcome: 'done', detail: 'generated from prisma/schema.prisma' };
}
