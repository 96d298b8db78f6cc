import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { planTemporal } from '../../bin/temporal/temporalPlan.js';
import { dynamicConfigFile } from '../../bin/temporal/clusterPlan.js';

it('a server started here and one with processes of its own wait equally long after lost workflow tasks', () => {
  const { args } = planTemporal({
    program: 'temporal',
    port: 1,
    namespace: 'default',
    storeFile: 'store',
    logFile: 'log',
    throwaway: true,
  });
  const here = args[args.indexOf('--dynamic-config-value') + 1];
  const there = parse(readFileSync(dynamicConfigFile, 'utf8')) as Record<string, { value: unknown }[]>;
  const key = 'history.workflowTaskRetryMaxInterval';
  expect(here).toBe(`${key}=${JSON.stringify(there[key]?.[0]?.value)}`);
});
