import { readFileSync, statSync } from 'node:fs';
import { SupervisedProcess, type ProcessPlan } from './supervisedProcess.js';
import { chooseFreePort } from './ports.js';
import { until } from './until.js';

/** What a start reports as it goes on. */
export interface StartStep {
  name: string;
  outcome: 'done' | 'reused';
  detail: string;
}

/** What a launch needs from the installation it belongs to. */
export interface Launch {
  /** Called as soon as the process runs, to have it written down before anything else happens. */
  started(process: SupervisedProcess, isReady: () => Promise<void>): void;
  onStep?(step: StartStep): void;
}

/** A process to launch: its plan for a port, and how to see that it is ready. */
export interface Launchable {
  /** The port it should have if that is free; undefined for any. */
  wishedPort?: number;
  plan(port: number): ProcessPlan;
  /** Returns when it is ready; throws as long as it is not. */
  isReady(port: number): Promise<void>;
  /** Longest time until it is ready, milliseconds. */
  withinMs?: number;
}

const tries = 3;

/**
 * Starts a process on a free port and waits until it is ready. A port found free may be taken by somebody else a moment
 * later, so a start that ends early because of its port is tried again on another one.
 * @returns the port
 */
export async function launch(launched: Launch, launchable: Launchable): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await chooseFreePort(attempt === 1 ? launchable.wishedPort : undefined);
    const plan = launchable.plan(port);
    const logFrom = logSize(plan.logFile);
    const process = await SupervisedProcess.start(plan);
    launched.started(process, () => launchable.isReady(port));
    try {
      await waitUntilReady(process, () => launchable.isReady(port), launchable.withinMs, logFrom);
      return port;
    } catch (error) {
      await process.stop();
      if (attempt === tries || !/in use/i.test(readLog(plan.logFile, logFrom))) throw error;
    }
  }
}

/** Waits until a started process is ready; throws with the end of its log when it ends before. */
export async function waitUntilReady(
  process: SupervisedProcess,
  isReady: () => Promise<void>,
  withinMs = 60_000,
  logFrom = 0,
): Promise<void> {
  const { name, logFile } = process.plan;
  const lastLines = (): string => readLog(logFile, logFrom).trimEnd().split('\n').slice(-12).join('\n');
  try {
    await until(
      async () => {
        if (process.hasEnded) return undefined;
        await isReady();
        return true;
      },
      {
        what: `${name} ready`,
        withinMs,
        everyMs: 30,
        giveUp: () => (process.hasEnded ? `it ended; ${logFile} says:\n${lastLines()}` : undefined),
      },
    );
  } catch (error) {
    if (process.hasEnded) throw error;
    throw new Error(`${error instanceof Error ? error.message : String(error)}; ${logFile} says:\n${lastLines()}`, {
      cause: error,
    });
  }
}

function readLog(path: string, from: number): string {
  try {
    return readFileSync(path).subarray(from).toString('utf8');
  } catch {
    return '';
  }
}

function logSize(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}
