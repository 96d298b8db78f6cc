import { join } from 'node:path';
import { checkCountries, NOT_CHECKED } from '../../../rules/check.js';
import { writeJsonSchemas } from '../../../rules/loader/writeJsonSchemas.js';
import { listPackIds } from '../../../rules/loader/readPackFolder.js';
import { checkout } from '../../setup/checkout.mjs';
import type { CheckStep } from '../checkStep.js';

/** The country packs: format, schema, cross references, sources, worked examples. */
export const countries: CheckStep = {
  name: 'countries',
  repair:
    'each fault names the file and the row, --fix writes the schemas; portolan countries check says what is not checked',
  async run(fix) {
    const root = join(checkout, 'countries');
    if (fix) writeJsonSchemas(root);
    const problems = checkCountries(root);
    if (problems.length > 0) {
      const lines = problems.map(({ part, file, message }) => `${part}: ${file}: ${message}`);
      return { passed: false, report: lines.join('\n') };
    }
    return { passed: true, report: `${listPackIds(root).join(', ')}; ${NOT_CHECKED.length} things are not checked` };
  },
};
