/** Settings from a file beside the code. Plain JavaScript: runs before anything is installed. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './checkout.mjs';

/** Takes settings from `.env` in the checkout, if there is one; what the environment already has wins. */
export function loadDotEnv() {
  const file = join(checkout, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}
