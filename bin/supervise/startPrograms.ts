import { join } from 'node:path';
import type { Installation } from './installation.js';
import type { StartStep } from './launch.js';
import { chooseFreePorts, grantPorts } from './ports.js';
import { processNames, type ProgramName } from './processNames.js';
import { assertProgramReady, planProgram } from './programPlans.js';

/** Settings of each API that are its own: the first has the port that the environment names. */
export async function chooseApis(environment: NodeJS.ProcessEnv, count: number): Promise<NodeJS.ProcessEnv[]> {
  const others = await chooseFreePorts(Math.max(count - 1, 0));
  return [environment.API_PORT, ...others.map(String)].slice(0, count).map((port) => ({ API_PORT: port }));
}

/** Settings of each worker that are its own. */
export async function chooseWorkers(wished: number | undefined, count: number): Promise<NodeJS.ProcessEnv[]> {
  const ports = await chooseFreePorts(count, wished);
  return ports.map((port) => ({ WORKER_HEALTH_PORT: String(port) }));
}

/** Gives each API and worker a port for its measurements, unless there are to be none. @returns the ports by process */
export async function placeMetrics(
  wished: number,
  throwaway: boolean,
  apis: readonly NodeJS.ProcessEnv[],
  workers: readonly NodeJS.ProcessEnv[],
): Promise<(readonly [string, number])[]> {
  if (wished === 0) return [];
  const names = [...processNames('api', apis.length), ...processNames('worker', workers.length)];
  const ports = await grantPorts(names.map((_, index) => (throwaway ? undefined : wished + index)));
  return [...apis, ...workers].map((own, index) => {
    own.METRICS_PORT = String(ports[index]);
    return [names[index] ?? '', ports[index] ?? 0] as const;
  });
}

/** Starts one process of a program for each set of settings that is its own, all at once. */
export async function startPrograms(
  installation: Installation,
  program: ProgramName,
  each: readonly NodeJS.ProcessEnv[],
  onStep: ((step: StartStep) => void) | undefined,
): Promise<void> {
  const names = processNames(program, each.length);
  await settleAll(
    each.map(async (own, index) => {
      const name = names[index] ?? program;
      const environment = { ...installation.environment, ...own };
      const plan = planProgram({ name, program, environment, logFile: join(installation.home, 'logs', `${name}.log`) });
      await installation.start(plan, () => assertProgramReady(program, environment));
      onStep?.({ name, outcome: 'done', detail: 'ready' });
    }),
  );
}

/** Waits for all, also when one fails, so that whatever was being started is known before it is stopped again. */
export async function settleAll(starts: readonly Promise<unknown>[]): Promise<void> {
  const results = await Promise.allSettled(starts);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}
