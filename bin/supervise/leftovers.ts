import { until } from './until.js';
import { isRunning, type ProcessIdentity } from './processIdentity.js';
import type { RecordedProcess, RunRecord, RunRecordFile } from './runRecord.js';
import { hasCode } from '../process/hasCode.js';

/** An installation's home is in use by a supervisor that is alive. */
export class AlreadyRunning extends Error {
  constructor(readonly supervisor: ProcessIdentity) {
    super(
      `already running: process ${supervisor.pid} started it; stop that one first (Ctrl-C there, or: portolan down)`,
    );
    this.name = 'AlreadyRunning';
  }
}

/**
 * Stops what an earlier run left behind, and nothing else: only processes that run recorded, and only if the process with
 * that id is still the one that was started then.
 * @returns names of the processes that had to be stopped
 * @throws AlreadyRunning when the earlier run has not ended
 */
export async function stopLeftovers(file: RunRecordFile, stepMs = 5_000): Promise<string[]> {
  const record = file.find();
  if (!record) return [];
  if (isRunning(record.supervisor)) throw new AlreadyRunning(record.supervisor);
  const left = record.processes.filter(isRunning);
  // Ours first, servers last: the order in which they were started, backwards.
  for (const leftover of [...left].reverse()) await endProcess(leftover, stepMs);
  file.remove();
  return left.map((process) => process.name);
}

/**
 * Asks the supervisor of a running installation to stop it, and waits until it has.
 * @returns whether there was one
 */
export async function stopRunning(file: RunRecordFile, withinMs = 60_000): Promise<boolean> {
  const record: RunRecord | undefined = file.find();
  if (!record || !isRunning(record.supervisor)) return false;
  process.kill(record.supervisor.pid, 'SIGTERM');
  await until(() => (isRunning(record.supervisor) ? undefined : true), {
    what: `the end of process ${record.supervisor.pid}`,
    withinMs,
  });
  return true;
}

/** Ends one recorded process: each of its signals in turn, checking before every one that it is still the same process. */
export async function endProcess(leftover: RecordedProcess, stepMs: number): Promise<void> {
  for (const signal of leftover.stopSignals) {
    if (!isRunning(leftover)) return;
    try {
      process.kill(leftover.pid, signal);
    } catch (error) {
      if (hasCode(error, 'ESRCH')) return;
      throw new Error(
        `${leftover.name} (process ${leftover.pid}) was left running by another user's start; stop it as that user`,
        { cause: error },
      );
    }
    const ended = await until(() => (isRunning(leftover) ? undefined : true), {
      what: leftover.name,
      withinMs: stepMs,
    }).catch(() => false);
    if (ended) return;
  }
  if (isRunning(leftover)) throw new Error(`${leftover.name} (process ${leftover.pid}) does not end`);
}
