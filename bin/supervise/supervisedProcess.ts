import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { findProcess, isRunning } from './processIdentity.js';
import type { RecordedProcess } from './runRecord.js';

const guardScript = fileURLToPath(new URL('./guard.mjs', import.meta.url));
const largestLogBytes = 10 * 1024 * 1024;

/** How to run one process of an installation. */
export interface ProcessPlan {
  name: string;
  program: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  cwd?: string;
  /** Output is added to this file; a large one is first moved aside to `….1`. */
  logFile: string;
  /** Signals to end it with, the gentle one first. */
  stopSignals: NodeJS.Signals[];
  /** How long each signal may take, milliseconds. */
  stopStepMs: number;
  /** Set for a program that does not itself end when its standard input closes: it is run below a guard that does. */
  guard?: { uid?: number; gid?: number };
}

/** A running process of an installation. It ends when this process ends, whatever ends this one: its input pipe closes. */
export class SupervisedProcess {
  /** Resolves when it has ended, with a few words on how. */
  readonly ended: Promise<string>;
  #hasEnded = false;
  #wasAsked = false;

  private constructor(
    readonly plan: ProcessPlan,
    private readonly child: ChildProcess,
    /** What to write down, the guard before the program it guards. */
    readonly records: RecordedProcess[],
  ) {
    this.ended = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        this.#hasEnded = true;
        resolve(signal ? `ended by ${signal}` : `ended with ${code}`);
      });
    });
  }

  /** Starts it; the answer does not mean that it is ready. */
  static async start(plan: ProcessPlan): Promise<SupervisedProcess> {
    const log = openLog(plan.logFile);
    try {
      const [program, args] = plan.guard
        ? [process.execPath, [guardScript, guardSettings(plan), plan.program, ...plan.args]]
        : [plan.program, plan.args];
      const child = spawn(program, args, {
        cwd: plan.cwd,
        env: plan.env,
        // A session of its own: Ctrl-C reaches us alone, and we stop the others in order.
        detached: true,
        stdio: ['pipe', log, log, ...(plan.guard ? (['pipe'] as const) : [])],
      });
      await new Promise<void>((resolve, reject) => {
        child.once('spawn', resolve);
        child.once('error', reject);
      });
      // The pipe breaks when the child is killed; that is told by its exit.
      child.stdin?.on('error', () => undefined);
      const records = [child.pid, plan.guard ? await readGuardedPid(child) : undefined].flatMap((pid) => {
        const identity = pid === undefined ? undefined : findProcess(pid);
        return identity ? [{ ...identity, name: plan.name, stopSignals: plan.stopSignals }] : [];
      });
      return new SupervisedProcess(plan, child, records);
    } finally {
      closeSync(log);
    }
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** Whether we asked it to end, by stop or by a signal. */
  get wasAsked(): boolean {
    return this.#wasAsked;
  }

  /** Id of the program itself, not of its guard. */
  get pid(): number | undefined {
    return this.records.at(-1)?.pid;
  }

  /** Sends a signal to the program itself, if it is still that program. */
  kill(signal: NodeJS.Signals): void {
    this.#wasAsked = true;
    const program = this.records.at(-1);
    if (program && isRunning(program)) process.kill(program.pid, signal);
  }

  /** Closes its input pipe, which asks it to stop, and uses force when it takes longer than its steps allow. */
  async stop(): Promise<void> {
    if (this.#hasEnded) return;
    this.#wasAsked = true;
    this.child.stdin?.end();
    const longestMs = this.plan.stopStepMs * this.plan.stopSignals.length;
    const timer = setTimeout(() => {
      this.kill('SIGKILL');
      this.child.kill('SIGKILL');
    }, longestMs + 1_000);
    await this.ended;
    clearTimeout(timer);
  }
}

function guardSettings(plan: ProcessPlan): string {
  return JSON.stringify({ stopSignals: plan.stopSignals, stepMs: plan.stopStepMs, ...plan.guard });
}

/** Reads the line the guard writes about its program; undefined when the program did not start. */
async function readGuardedPid(child: ChildProcess): Promise<number | undefined> {
  const pipe = child.stdio[3] as Readable;
  let text = '';
  for await (const chunk of pipe) text += String(chunk);
  const pid = Number.parseInt(text, 10);
  return Number.isNaN(pid) ? undefined : pid;
}

function openLog(path: string): number {
  mkdirSync(dirname(path), { recursive: true });
  if (existsSync(path) && statSync(path).size > largestLogBytes) renameSync(path, `${path}.1`);
  return openSync(path, 'a', 0o600);
}
