import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundlesFit, programArguments } from '../../bin/setup/bundle/provideProgramBundles.js';
import { checkout } from '../../bin/setup/checkout.mjs';

describe('what a program is started from', () => {
  test('its bundle, where that was made from its sources', () => {
    const [, file = ''] = programArguments('api', true);
    expect(file).toBe(join(checkout, '.portolan', 'build', 'programs', 'api.mjs'));
    expect(readFileSync(file, 'utf8')).toContain('sourceMappingURL=api.mjs.map');
  });

  test('its sources, where the bundle was made from others', () => {
    expect(bundlesFit('made from something else')).toBe(false);
    expect(programArguments('worker', false)).toEqual(['--import', 'tsx', join(checkout, 'bin', 'worker.ts')]);
  });
});
