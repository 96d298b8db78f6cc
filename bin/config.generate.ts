/** Writes `.env.example` from the settings; with `--check` only says whether it still fits, and fails when it does not. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentExample } from './config/environmentExample.js';
import { checkout } from './setup/checkout.mjs';

const file = join(checkout, '.env.example');
const wanted = environmentExample();
if (!process.argv.includes('--check')) {
  writeFileSync(file, wanted);
  console.log('.env.example written');
} else if (readFileSync(file, 'utf8') === wanted) {
  console.log('.env.example fits bin/config.ts');
} else {
  console.error('.env.example does not fit bin/config.ts: run node --import tsx bin/config.generate.ts');
  process.exitCode = 1;
}
