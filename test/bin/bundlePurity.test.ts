import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildWorkflowBundle } from '../../bin/setup/bundle/buildWorkflowBundle.js';
import { findImpurities } from '../../bin/setup/bundle/bundlePurity.js';
import { checkout, setupFolder } from '../../bin/setup/checkout.mjs';

describe('purity of workflow code', () => {
  test('the SDK and our own pure folders are let in', () => {
    const pure = [
      './workflows/clearance/clearance.ts',
      './domain/clearance/states.ts',
      './node_modules/@temporalio/workflow/lib/index.js',
      './node_modules/long/umd/index.js',
    ];
    expect(findImpurities(pure)).toEqual([]);
  });

  test.each([
    ['./node_modules/zod/v4/index.js', 'package zod'],
    ['./node_modules/dayjs/dayjs.min.js', 'package dayjs'],
    ['./node_modules/decimal.js/decimal.mjs', 'package decimal.js'],
    ['./node_modules/@temporalio/x/node_modules/@scope/thing/index.js', 'package @scope/thing'],
    ['node:crypto', 'Node built-in crypto'],
    ['external "fs"', 'Node built-in fs'],
    ['./rules/decide.ts', 'code from outside workflows/ and domain/: ./rules/decide.ts'],
  ])('%s is kept out', (name, finding) => {
    expect(findImpurities([name])).toEqual([finding]);
  });

  test('the bundle of our workflows is sound and holds nothing else', async () => {
    const { code, modules } = await buildWorkflowBundle(join(checkout, 'workflows', 'index.ts'));
    expect(code).toContain('clearance');
    expect(modules.filter((name) => name.startsWith('./workflows/')).length).toBeGreaterThan(3);
    expect(findImpurities(modules)).toEqual([]);
  }, 60_000);

  test('a planted package is caught', async () => {
    mkdirSync(setupFolder, { recursive: true });
    const folder = mkdtempSync(join(setupFolder, 'planted-'));
    try {
      const entry = join(folder, 'index.ts');
      writeFileSync(
        entry,
        "import { z } from 'zod';\nexport async function planted(): Promise<unknown> { return z.string().parse('x'); }\n",
      );
      await expect(buildWorkflowBundle(entry)).rejects.toThrow(/package zod/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 60_000);
});
