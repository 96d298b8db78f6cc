import { findInstallation } from './installationFile.js';
import { isRunning } from './processIdentity.js';
import { RunRecordFile } from './runRecord.js';

/** One process of an installation as it stands now. */
export interface ProcessStatus {
  name: string;
  pid: number;
  running: boolean;
}

/** An installation as it stands now. */
export interface InstallationStatus {
  home: string;
  /** Undefined: none was founded in this home. */
  installationId: string | undefined;
  /** Whether the process that started it, and stops it, is alive. */
  running: boolean;
  supervisorPid: number | undefined;
  startedAt: string | undefined;
  processes: ProcessStatus[];
  /** Base addresses of API and counterparties. */
  addresses: Record<string, string>;
  /** host:port of the Temporal server. */
  temporalAddress: string | undefined;
  /** What `/readyz` of the API answers; undefined when nothing answers. */
  apiReady: boolean | undefined;
}

/** Tells how an installation stands, from what its start wrote down and from asking its API. */
export async function statusOf(home: string): Promise<InstallationStatus> {
  const record = new RunRecordFile(home).find();
  const running = record !== undefined && isRunning(record.supervisor);
  const addresses = record?.addresses ?? {};
  return {
    home,
    installationId: findInstallation(home)?.id,
    running,
    supervisorPid: running ? record.supervisor.pid : undefined,
    startedAt: running ? record.startedAt : undefined,
    processes: latestOfEach(record?.processes ?? []).map((process) => ({
      name: process.name,
      pid: process.pid,
      running: isRunning(process),
    })),
    addresses,
    temporalAddress: running ? record.temporalAddress : undefined,
    apiReady: running && addresses.api ? await isReady(addresses.api) : undefined,
  };
}

/** A guarded server is written down twice, its guard first. */
function latestOfEach<T extends { name: string }>(processes: readonly T[]): T[] {
  return [...new Map(processes.map((process) => [process.name, process])).values()];
}

async function isReady(api: string): Promise<boolean | undefined> {
  try {
    return (await fetch(`${api}/readyz`, { signal: AbortSignal.timeout(3_000) })).ok;
  } catch {
    return undefined;
  }
}
